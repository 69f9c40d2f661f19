# esglint in a container: docker run --rm --network none -v "$PWD:/work:ro" esglint check press/
# The base is pinned by digest; Dependabot renews tag and digest together.
FROM python:3.13.5-slim-bookworm@sha256:4c2cf9917bd1cbacc5e9b07320025bdb7cdf2df7b0ceaccb55e9dd7e30987419 AS build

WORKDIR /source
COPY pyproject.toml README.md LICENSE ./
COPY checker checker
COPY rules rules
COPY claims claims
# wheels only: nothing is compiled, and no build script of a stranger is run
RUN python -m venv /opt/esglint \
    && python -m pip wheel --no-cache-dir --no-deps --wheel-dir /wheels . \
    && /opt/esglint/bin/python -m pip install --no-cache-dir --only-binary :all: /wheels/*.whl \
    && /opt/esglint/bin/python -m pip uninstall --yes pip

FROM python:3.13.5-slim-bookworm@sha256:4c2cf9917bd1cbacc5e9b07320025bdb7cdf2df7b0ceaccb55e9dd7e30987419

LABEL org.opencontainers.image.title="esglint" \
      org.opencontainers.image.description="A linter for what companies claim about sustainability" \
      org.opencontainers.image.licenses="Apache-2.0"

COPY --from=build /opt/esglint /opt/esglint
RUN useradd --uid 10001 --no-create-home --home-dir /nonexistent --shell /usr/sbin/nologin esglint
# the container is thrown away after a run: what is kept for the next one goes to a place that any user may write to
ENV PATH="/opt/esglint/bin:$PATH" \
    PYTHONDONTWRITEBYTECODE=1 \
    ESGLINT_CACHE_DIR=/tmp/esglint

WORKDIR /work
USER 10001:10001
ENTRYPOINT ["esglint"]
CMD ["--help"]
