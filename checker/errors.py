"""What can go wrong, as exceptions that carry facts and build their sentence last."""

from __future__ import annotations

from msgspec import Struct


class EsglintError(Exception):
    """The job cannot be done as asked; exit code 2."""


class UsageError(EsglintError):
    """The command line asks for something that does not exist or does not fit together."""


class ClusterError(EsglintError):
    """A cluster cannot be reached, has not what it needs, or gave up."""


class Mistake(Struct, frozen=True, kw_only=True):
    """One mistake in a file people write: where it is, what was found, what was expected."""

    path: str
    line: int
    column: int
    message: str
    hint: str = ""  # "did you mean ...", or what to do
    source: str = ""  # the offending line
    length: int = 0  # characters of it that are wrong; 0: the word that begins there

    def __str__(self) -> str:
        """Return `path:line:column: message` with the hint in brackets."""
        return f"{self.path}:{self.line}:{self.column}: {self.message}" + (f" ({self.hint})" if self.hint else "")


class MistakesError(EsglintError):
    """Files people write (rules, configuration, claim files) hold mistakes; all of them are listed at once."""

    def __init__(self, mistakes: tuple[Mistake, ...]) -> None:
        """Keep every mistake, in file order."""
        self.mistakes = mistakes
        super().__init__(mistakes)

    def __str__(self) -> str:
        """Return one line per mistake."""
        return "\n".join(str(mistake) for mistake in self.mistakes)


class ConfigurationError(MistakesError):
    """The configuration file holds mistakes."""


class RulesError(MistakesError):
    """Rule packs hold mistakes."""


class ClaimsError(MistakesError):
    """Claim files or vocabulary hold mistakes."""


class DecisionsError(MistakesError):
    """Files with waivers, evidence or a baseline hold mistakes."""
