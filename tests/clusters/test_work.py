"""What the machines of a cluster do, done here; it needs pyarrow, not Ray."""

from __future__ import annotations

import pytest

pytest.importorskip("pyarrow", reason="the extra `ray` is not installed")

from msgspec.structs import replace
from pyarrow.parquet import read_table

from checker.clusters.tables import FOLDERS, SAID, Target, names_only, said_of, write_block, write_list, write_others
from checker.clusters.work import (
    READ,
    SEATED,
    TASKS,
    Orders,
    Program,
    Reader,
    Seat,
    dump,
    judge,
    load,
    rows_as,
    seat_row,
    seated,
    this_program,
)
from checker.companies import grouped
from checker.errors import ClusterError, UsageError
from checker.pipeline import check
from checker.planning import make_plan
from checker.reading import Task
from checker.rulebook import load_library
from checker.settings import Settings

TEXT = "# {}: sustainability report {}\n\nPublished 4 March {}.\n\nIn 2020 we used {} MWh of energy. We are eco-friendly.\n"
NAMES = ("Halden Foods Ltd", "Brixham Works plc")


@pytest.fixture
def paths(tmp_path, monkeypatch):
    """Return two reports of each of two companies, the second of which disagrees, and a file that is no document."""
    monkeypatch.chdir(tmp_path)
    written = []
    for number in range(4):
        written.append(tmp_path.joinpath(f"{number}.md").relative_to(tmp_path))
        energy = "12,500" if number < 2 else "13,900"
        written[-1].write_text(TEXT.format(NAMES[number % 2], 2021 + number // 2, 2022 + number // 2, energy))
    return [*written, tmp_path.joinpath("none.md").relative_to(tmp_path)]


@pytest.fixture
def orders(paths, tmp_path):
    settings = Settings()
    plan = make_plan(load_library(settings), settings, [path.as_posix() for path in paths])
    return Orders(plan=plan, program=this_program(), stores={}, folder=str(tmp_path))


def read(orders, paths):
    tasks = rows_as(TASKS, [(number, dump(Task(path=path, hints={}))) for number, path in enumerate(paths)])
    return Reader(orders)(tasks)


def results(table):
    return [load(stored) for stored in table.column("examined").to_pylist()]


def test_a_reader_tells_of_each_document_what_a_run_here_does(orders, paths):
    found = read(orders, paths)
    here = check(paths, orders.plan.settings)
    assert found.schema == READ
    assert [one.outcome for one in results(found)] == list(here.documents)
    alone = {verdict for one in results(found) for verdict in one.judged.verdicts if verdict.outcome == "fail"}
    assert alone < set(here.findings)


def test_companies_are_judged_as_here(orders, paths):
    found = read(orders, paths)
    outlines = [one.outline for one in results(found) if one.outline]
    companies, identities = grouped(outlines, orders.plan)
    assert sorted(companies) == [(0, 2), (1, 3)]
    seats = {
        index: Seat(company=number, index=index, path=paths[index].as_posix(), identity=identities[index])
        for number, members in enumerate(companies)
        for index in members
    }
    dealt = seated(found, seats)
    assert dealt.column("index").to_pylist() == [0, 1, 2, 3]
    told = set()
    for number in range(2):
        rows = [row for row in dealt.to_pylist() if row["company"] == number]
        mixed = rows_as(SEATED, [tuple(row.values()) for row in reversed(rows)])
        (row,) = judge(mixed, orders, is_alone=False).to_pylist()
        assert load(row["members"]) == companies[number]
        told |= {
            verdict for one in load(row["compared"]).judged for verdict in one.verdicts if verdict.outcome == "fail"
        }
    alone = {verdict for one in results(found) for verdict in one.judged.verdicts if verdict.outcome == "fail"}
    assert told
    assert told | alone == set(check(paths, orders.plan.settings).findings)


def test_a_machine_with_another_program_says_so(orders, paths):
    other = replace(orders, program=Program(version="0.0.1", state="other"))
    assert {type(one) for one in results(read(other, paths))} == {ClusterError}
    assert "0.0.1 here" in str(results(read(other, paths))[0])


def test_a_machine_without_the_folder_says_so(orders, paths, tmp_path):
    (problem, *_) = results(read(replace(orders, folder=str(tmp_path / "elsewhere")), paths))
    assert isinstance(problem, ClusterError)
    assert "does not have the folder" in str(problem)


def test_a_bug_comes_back_as_what_it_is(orders, paths, monkeypatch):
    def fail(*_):
        raise ZeroDivisionError("a bug")

    monkeypatch.setattr("checker.clusters.work.examine", fail)
    (problem, *_) = results(read(orders, paths))
    assert isinstance(problem, ZeroDivisionError)
    assert problem.__notes__ == [f"while working on {Task(path=paths[0], hints={})!r}"]


def tables_of(orders, paths, folder):
    report = check(paths, orders.plan.settings)
    target = Target(folder)
    said = said_of(report, report.findings)
    rows = rows_as(SAID, [(number, dump(said[path.as_posix()])) for number, path in enumerate(paths)])
    return report, target, write_block(read(orders, paths), rows, target, names_only(report.rules))


def test_a_block_is_written_whole(orders, paths, tmp_path):
    report, target, written = tables_of(orders, paths, tmp_path / "tables")
    write_list(target, report)
    assert written.to_pylist() == [{"documents": 5, "problem": None}]
    documents, claims, verdicts = (
        read_table(next((tmp_path / "tables" / name).iterdir())).to_pylist() for name in FOLDERS
    )
    assert [one["path"] for one in documents] == [path.as_posix() for path in paths]
    assert [(one["id"], one["path"]) for one in claims] == [(claim.id, claim.path) for claim in report.claims]
    assert [(one["rule"], one["name"], one["start"]) for one in verdicts] == [
        (finding.rule, report.name_of(finding.rule), finding.location.start) for finding in report.findings
    ]


def test_the_same_tables_are_the_same_bytes(orders, paths, tmp_path):
    for name in ("once", "again"):
        tables_of(orders, paths, tmp_path / name)
    once, again = ({f.name: f.read_bytes() for f in (tmp_path / name).rglob("*.parquet")} for name in ("once", "again"))
    assert once == again


def test_what_no_worker_has_read_is_written_too(orders, paths, tmp_path):
    report = check(paths, orders.plan.settings)
    said = said_of(report, report.findings)
    elsewhere = [replace(report.findings[0], location=replace(report.findings[0].location, path="waivers.yaml"))]
    write_others(Target(tmp_path / "tables"), report, [said["1.md"]], elsewhere)
    rows = read_table(tmp_path / "tables" / "verdicts" / "part-others.parquet").to_pylist()
    assert rows[-1]["path"] == "waivers.yaml"
    assert rows[-1]["document"] is None
    assert {row["path"] for row in rows[:-1]} == {"1.md"}
    claims = read_table(tmp_path / "tables" / "claims" / "part-others.parquet").to_pylist()
    assert {row["path"] for row in claims} == {"1.md"}


def test_a_folder_with_tables_is_left_alone(tmp_path):
    Target(tmp_path).write(
        "claims", "part-0", rows_as(SEATED, [seat_row(Seat(company=0, index=0, path="", identity=None), b"")])
    )
    with pytest.raises(UsageError, match="holds tables of an earlier run"):
        Target(tmp_path)


def test_a_file_in_the_way_is_told(tmp_path):
    (tmp_path / "taken").write_text("")
    with pytest.raises(UsageError, match="cannot be written"):
        Target(tmp_path / "taken")


def test_a_folder_that_is_gone_is_told_and_nothing_is_left_half_written(orders, paths, tmp_path):
    import shutil

    _, target, _ = tables_of(orders, paths, tmp_path / "tables")
    shutil.rmtree(tmp_path / "tables" / "verdicts")
    report = check(paths, orders.plan.settings)
    said = rows_as(
        SAID,
        [(0, dump(said_of(report, ())[paths[0].as_posix()]))],
    )
    (row,) = write_block(read(orders, paths[:1]), said, target, {}).to_pylist()
    assert row["problem"]
    assert [file.name for file in (tmp_path / "tables" / "claims").iterdir() if file.name.startswith(".")] == []
