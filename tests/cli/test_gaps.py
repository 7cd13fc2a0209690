"""What the record does not know, and the request for it, through the command line."""

from __future__ import annotations

TEXT = (
    "The Internal Revenue Service gives ICE taxpayer addresses every week.\n\n"
    "ICE awarded Palantir a $4.3 million contract for a case management platform in May 2025.\n"
)


def test_gaps_and_a_request(run, tmp_path):
    (tmp_path / "first.txt").write_text(TEXT, encoding="utf-8")
    assert run("add", "first.txt").status == 0
    shown = run("gaps")
    assert shown.status == 0, shown.err
    assert "no agreement or authority" in shown.out
    found = run("gaps", "--kind", "ceiling", "--json").json["gaps"]
    (gap,) = found
    assert (gap["body"], gap["count"]) == ("us-ice", 1)
    answer = run("request", gap["id"][:10])
    assert answer.status == 0, answer.err
    assert "U.S. Immigration and Customs Enforcement and Palantir Technologies" in answer.out
    assert "5 U.S.C. 552" in answer.out
    none = run("request", "0000000000")
    assert (none.status, "no gap" in none.err) == (2, True)
    wrong = run("gaps", "--kind", "weather")
    assert (wrong.status, "no kind" in wrong.err) == (2, True)
