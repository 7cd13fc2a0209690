"""Whole pulls: into a record, again, with conditions, with failures, within limits."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.pulling.made import (
    AWARDS,
    DOCUMENTS,
    TRANSACTIONS,
    award,
    page_of,
    serve_awards,
    serve_register,
    transaction,
)
from tests.pulling.serving import Asked, Publisher, Reply, json_reply, serving

from plainview.pulling import (
    FederalRegister,
    PullReport,
    PullSettings,
    UsaSpending,
    forecast,
    list_287g,
    pull,
)


def codes(report: PullReport) -> list[str]:
    return [problem.code for problem in report.problems]


def states(report: PullReport) -> list[str]:
    return [one.state for one in report.fetched]


@pytest.fixture
def awards(settings: PullSettings) -> UsaSpending:
    return UsaSpending(settings.usaspending, agency="ICE", year=2025)


@pytest.fixture
def register(settings: PullSettings) -> FederalRegister:
    return FederalRegister(settings.federal_register, "computer matching")


def test_a_pull_ends_in_facts_with_address_and_time(publisher, settings, record, awards):
    serve_awards(publisher, 3)
    report = pull(record, awards, settings)
    assert (report.whole, report.requests, report.here, codes(report)) == (True, 3, 0, [])
    assert report.added.documents == 3
    assert record.count_facts(type="spending", org="us-ice") == 6
    for capture in record.captured("pull"):
        assert capture.address == publisher.address + AWARDS
        assert capture.seen_at.endswith("Z")
        assert capture.path is None
    assert record.verify().sound
    sent = [asked.json["page"] for asked in publisher.asked]
    assert sent == [1, 2, 3]


def test_the_bytes_are_kept_as_they_came(publisher, settings, record, awards):
    body = page_of([award(1)], 1, False, spending_level="awards").body + b"  \n"
    publisher.serve(AWARDS, Reply(body))
    pull(record, awards, settings)
    (document,) = record.documents()
    assert record.data(document.id) == body


def test_transactions_are_read_as_such(publisher, settings, record):
    publisher.serve(TRANSACTIONS, page_of([transaction(1), transaction(2)], 1, False))
    report = pull(record, UsaSpending(settings.usaspending, year=2025, transactions=True), settings)
    assert report.added.facts == 2
    facts = record.facts(type="spending")
    assert [fact.status for fact in facts] == ["awarded", "modified"]
    assert [fact.measures[0].definition for fact in facts] == ["transaction"] * 2
    assert [fact.measures[0].value for fact in facts] == [-5.25, -10.5]
    assert not [problem for problem in report.added.problems if problem.lost]


def test_a_second_pull_changes_nothing(publisher, settings, record, awards):
    serve_awards(publisher, 2)
    pull(record, awards, settings)
    again = pull(record, awards, settings)
    assert (again.requests, states(again), again.added) == (2, ["unchanged"] * 2, None)
    assert len(record.captured("pull")) == 2
    assert {path.name for path in (record.folder.path / "pull").iterdir()} == {"memory.db"}


def test_a_page_that_changed_is_a_new_document(publisher, settings, record, awards):
    first, second = ([award(n)] for n in (1, 2))
    publisher.serve(
        AWARDS,
        page_of(first, 1, False, spending_level="awards"),
        page_of(second, 1, False, spending_level="awards"),
    )
    pull(record, awards, settings)
    report = pull(record, awards, settings)
    assert (states(report), report.added.documents) == (["new"], 1)
    assert len(record.documents()) == 2


def test_notices_are_asked_for_once_and_lists_are_no_documents(
    publisher, settings, record, register
):
    serve_register(publisher, 2, each=1)
    report = pull(record, register, settings)
    assert states(report) == ["list", "new", "list", "new"]
    assert record.count_facts(type="access", org="us-irs") == 2
    publisher.asked.clear()
    again = pull(record, register, settings)
    assert (again.requests, again.here, again.whole) == (2, 2, True)
    assert all(path.startswith(DOCUMENTS) for path in publisher.paths)


LIST_PAGE = b'<html><a href="/doclib/287g/participatingAgencies.xlsx">list</a></html>'


def workbook(*agencies: str) -> bytes:
    from tests.sources.made import book

    heads = ["STATE", "LAW ENFORCEMENT AGENCY", "TYPE", "COUNTY", "SUPPORT TYPE", "SIGNED"]
    rows = [
        ["OHIO", name, "County", "Elm", "Jail Enforcement Model", "2025-01-02"] for name in agencies
    ]
    return book(Sheet1=[heads, *rows])


def serve_workbook(publisher: Publisher, data: bytes, etag: str) -> None:
    def answer(asked: Asked) -> Reply:
        if asked.headers.get("if-none-match") == etag:
            return Reply(b"", 304)
        return Reply(data, headers={"ETag": etag})

    publisher.serve("/identify-and-arrest/287g", Reply(LIST_PAGE))
    publisher.serve("/doclib/287g/participatingAgencies.xlsx", answer)


def test_a_workbook_that_did_not_change_is_not_sent_again(publisher, settings, record):
    plan = list_287g(settings.ice_287g)
    serve_workbook(publisher, workbook("Elm County Sheriff's Office"), '"1"')
    assert pull(record, plan, settings).added.facts == 1
    again = pull(record, plan, settings)
    assert states(again) == ["list", "unchanged"]
    assert again.size == len(LIST_PAGE)
    serve_workbook(
        publisher, workbook("Elm County Sheriff's Office", "Oak County Sheriff's Office"), '"2"'
    )
    third = pull(record, plan, settings)
    assert (states(third), third.added.documents) == (["list", "new"], 1)
    assert len(record.documents()) == 2  # under the same name, and both are kept


def test_bytes_that_were_lost_are_asked_for_without_conditions(publisher, settings, record):
    plan = list_287g(settings.ice_287g)
    serve_workbook(publisher, workbook("Elm County Sheriff's Office"), '"1"')
    pull(record, plan, settings)
    record.remove("participatingAgencies.xlsx", "for this test")
    publisher.asked.clear()
    report = pull(record, plan, settings)
    assert "if-none-match" not in publisher.asked[-1].headers
    # what was removed stays out, and that is said
    assert not record.documents()
    assert [problem.message for problem in report.problems if "removed" in problem.message]
    assert report.whole


def test_one_missing_notice_is_named_and_the_rest_goes_on(publisher, settings, record, register):
    serve_register(publisher, 2)
    publisher.serve("/full_text/xml/2025-01001.xml", Reply(b"", 404))
    report = pull(record, register, settings)
    assert not report.whole
    (problem,) = report.problems
    assert (problem.code, problem.name) == ("status_404", "2025-01001.xml")
    assert problem.lost
    assert report.added.documents == 3
    serve_register(publisher, 2)
    publisher.asked.clear()
    again = pull(record, register, settings)
    assert again.whole
    assert publisher.paths == ["/full_text/xml/2025-01001.xml"]


def test_a_publisher_that_fails_ends_the_run_and_the_next_goes_on(
    publisher, settings, record, awards
):
    serve_awards(publisher, 4)
    fine = publisher.answers[AWARDS]
    publisher.answers[AWARDS] = lambda asked: (
        fine(asked) if asked.json["page"] < 3 else Reply(b"", 503)
    )
    report = pull(record, awards, settings)
    assert (report.requests, codes(report), report.whole) == (2, ["status_503"], False)
    assert report.added.documents == 2
    publisher.answers[AWARDS] = fine
    publisher.asked.clear()
    again = pull(record, awards, settings)
    assert (again.requests, again.here, again.whole) == (2, 2, True)
    assert [asked.json["page"] for asked in publisher.asked] == [3, 4]
    assert len(record.documents()) == 4


def test_what_was_got_long_ago_is_not_gone_on_with(publisher, settings, record, awards):
    serve_awards(publisher, 3)
    pull(record, awards, replace(settings, max_requests=2))
    publisher.asked.clear()
    pull(record, awards, replace(settings, resume_hours=0))
    assert [asked.json["page"] for asked in publisher.asked] == [1, 2, 3]


@pytest.mark.parametrize("limit", [{"max_requests": 2}, {"max_bytes": 1}])
def test_limits_end_a_run_with_a_word(publisher, settings, record, awards, limit):
    serve_awards(publisher, 3)
    report = pull(record, awards, replace(settings, **limit))
    (problem,) = report.problems
    assert problem.code == "limit"
    assert f"--{next(iter(limit)).replace('_', '-')}" in problem.advice
    assert report.added.documents == report.requests == len(publisher.asked) < 3
    assert pull(record, awards, settings).whole
    assert [asked.json["page"] for asked in publisher.asked] == [1, 2, 3]


def test_a_cut_answer_is_got_whole_the_second_time(publisher, settings, record, awards):
    whole = page_of([award(1)], 1, False, spending_level="awards")
    publisher.serve(AWARDS, Reply(whole.body[:50], length=len(whole.body)), whole)
    report = pull(record, awards, settings)
    assert (report.whole, report.requests, len(publisher.asked)) == (True, 1, 2)
    assert report.added.facts == 1


def test_a_changed_interface_is_named_and_nothing_is_kept(publisher, settings, record, awards):
    publisher.serve(AWARDS, json_reply({"rows": []}))
    report = pull(record, awards, settings)
    assert codes(report) == ["schema_changed"]
    assert not record.documents()


def test_links_to_other_hosts_are_named_and_not_asked(publisher, settings, record):
    with serving() as stranger:
        page = f'<a href="{stranger.address}/participatingAgencies.xlsx">x</a>'.encode()
        publisher.serve("/identify-and-arrest/287g", Reply(b"<html>" + page))
        report = pull(record, list_287g(settings.ice_287g), settings)
        assert codes(report) == ["elsewhere"]
        assert not stranger.asked


def test_a_workbook_that_is_a_web_page_is_named(publisher, settings, record):
    publisher.serve("/identify-and-arrest/287g", Reply(LIST_PAGE))
    publisher.serve("/doclib/287g/participatingAgencies.xlsx", Reply(b"<html>wait</html>"))
    report = pull(record, list_287g(settings.ice_287g), settings)
    assert codes(report) == ["html"]
    assert "workbook" in report.problems[0].message


def test_a_full_disk_is_said(publisher, settings, record, awards, monkeypatch):
    from plainview.model import RecordError

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    serve_awards(publisher, 2)
    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(RecordError, match="No space left"):
        pull(record, awards, settings)


def test_a_forecast_asks_one_question_and_keeps_nothing(publisher, settings, record, awards):
    publisher.serve(AWARDS[:-1] + "_count/", json_reply({"results": {"contracts": 250}}))
    found = forecast(record, awards, settings)
    assert (found.estimate.requests, found.estimate.words) == (3, "250 awards")
    assert found.requests == (awards.first(),)
    assert len(publisher.asked) == 1
    assert not (record.folder.path / "pull").exists()


def test_a_forecast_names_the_workbooks(publisher, settings, record):
    publisher.serve("/identify-and-arrest/287g", Reply(LIST_PAGE))
    found = forecast(None, list_287g(settings.ice_287g), settings)
    assert [one.name for one in found.requests[1:]] == ["participatingAgencies.xlsx"]


def test_a_forecast_without_a_network_says_so(settings, record):
    closed = UsaSpending("http://127.0.0.1:1", year=2025)
    found = forecast(record, closed, settings)
    assert found.estimate is None
    assert found.problem.code == "no_connection"
