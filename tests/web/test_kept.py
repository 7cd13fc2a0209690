"""What is kept: worked out once for a state of the files, again when they change."""

import threading
import time

import pytest

from plainview.web import kept as kept_module
from plainview.web.finding_list import NAME, FindingList, Running
from plainview.web.kept import Kept, NotReady


def test_a_value_is_worked_out_once_and_again_after_a_change(tmp_path):
    database = tmp_path / "record.db"
    database.write_bytes(b"one")
    kept, made = Kept(database), []

    def compute():
        made.append(len(made))
        return made[-1]

    assert [kept.once("a", compute), kept.once("a", compute)] == [0, 0]
    assert kept.once("b", compute) == 1
    (tmp_path / "record.db-wal").write_bytes(b"more")  # not in the database yet, but readable
    assert kept.once("a", compute) == 2
    database.write_bytes(b"one and two")
    assert [kept.once("a", compute), kept.once("a", compute)] == [3, 3]


def test_what_fails_is_tried_again(tmp_path):
    kept = Kept(tmp_path / "record.db")
    with pytest.raises(ZeroDivisionError):
        kept.once("a", lambda: 1 // 0)
    assert kept.once("a", lambda: 7) == 7


def test_many_who_ask_at_once_wait_for_one_answer(tmp_path):
    kept, made = Kept(tmp_path / "record.db"), []

    def slowly():
        time.sleep(0.05)
        made.append(1)
        return len(made)

    threads = [threading.Thread(target=kept.once, args=("a", slowly)) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert made == [1]


def test_what_takes_long_is_worked_out_beside_the_pages(tmp_path):
    kept, go = Kept(tmp_path / "record.db"), threading.Event()

    def slowly():
        go.wait(5)
        return "done"

    assert kept.soon("a", slowly, patience=0.01) is None
    assert kept.soon("a", slowly, patience=5) is None  # only who asks first waits
    assert kept.soon("b", lambda: "quick", slow=True) == "quick"  # on a lane of its own
    go.set()
    assert kept.once("a", lambda: "not asked") == "done"
    assert kept.soon("a", slowly) == "done"


def test_what_a_page_cannot_do_without_is_waited_for_and_then_said_to_be_missing(tmp_path):
    kept, go = Kept(tmp_path / "record.db"), threading.Event()

    def slowly():
        go.wait(5)
        return "done"

    for _ in "ab":  # whoever asks, first or not
        with pytest.raises(NotReady):
            kept.within("a", slowly, patience=0.01)
    go.set()
    assert kept.within("a", slowly, patience=5) == "done"
    with pytest.raises(ZeroDivisionError):
        kept.within("b", lambda: 1 // 0, patience=5)


def test_what_fails_beside_the_pages_is_tried_again(tmp_path):
    kept = Kept(tmp_path / "record.db")
    assert kept.soon("a", lambda: 1 // 0) is None
    assert kept.soon("a", lambda: 7) == 7


def test_after_a_change_it_is_worked_out_again(tmp_path):
    kept = Kept(tmp_path / "record.db")
    assert kept.soon("a", lambda: 1) == 1
    kept.renew()
    assert kept.soon("a", lambda: 2) == 2


def test_what_is_worked_out_may_ask_for_itself(tmp_path):
    kept = Kept(tmp_path / "record.db")
    assert kept.soon("a", lambda: kept.once("a", lambda: 3)) == 3


def test_a_change_of_this_process_is_noticed_whatever_the_files_say(tmp_path):
    (tmp_path / "record.db").write_bytes(b"x")
    kept, made = Kept(tmp_path / "record.db"), iter(range(9))
    assert [kept.once("a", lambda: next(made)) for _ in "ab"] == [0, 0]
    kept.renew()
    assert kept.once("a", lambda: next(made)) == 1


def test_nobody_waits_long_for_a_large_record(tmp_path, monkeypatch):
    monkeypatch.setattr(kept_module, "LARGE", 2)
    monkeypatch.setattr(kept_module, "_SHORT", 0.01)
    monkeypatch.setattr(kept_module, "_SHORTEST", 0.0)
    (tmp_path / "record.db").write_bytes(b"xyz")
    kept, go = Kept(tmp_path / "record.db"), threading.Event()
    began = time.monotonic()
    assert kept.soon("a", lambda: go.wait(60)) is None
    with pytest.raises(NotReady):
        kept.within("b", lambda: go.wait(60))
    assert time.monotonic() - began < 3  # of four seconds and eight that others may wait
    go.set()


def test_what_is_there_already_can_be_noted(tmp_path):
    (tmp_path / "record.db").write_bytes(b"x")
    kept = Kept(tmp_path / "record.db")
    assert kept.noted("a") is None
    kept.note("a", "half")
    assert kept.noted("a") == "half"
    kept.renew()
    assert kept.noted("a") is None  # of the record as it was


def test_what_was_asked_for_last_is_kept_once_it_is_ready(tmp_path):
    kept, made = Kept(tmp_path / "record.db"), []

    def ask(name, ready=True):
        shelf = kept.last("shelf", 2)
        return shelf.once(name, lambda: made.append(name), lambda _: ready)

    ask("a"), ask("a"), ask("b"), ask("a"), ask("c"), ask("a"), ask("b")
    assert made == ["a", "b", "c", "b"]  # what was asked for longest ago had to go
    ask("d", ready=False), ask("d", ready=False)
    assert made[4:] == ["d", "d"]
    kept.renew()
    ask("a")
    assert made[6:] == ["a"]


@pytest.fixture
def running(client, monkeypatch):
    """Pages of a record whose checks have more to look at: the first finding is there."""
    kept, within = client.app.state.kept, Kept.within
    every = client.app.state.record.judged_findings()
    assert len(every) > 1
    kept.note(NAME, FindingList(every[:1], Running(3, 9)))
    monkeypatch.setitem(kept._held, NAME, None)

    def busy(self, name, *asked, **given):
        if name == NAME:
            raise NotReady(name)
        return within(self, name, *asked, **given)

    monkeypatch.setattr(Kept, "within", busy)
    monkeypatch.setattr(Kept, "soon", lambda self, name, *asked, **given: None)
    return every


def test_pages_show_what_is_found_while_checks_are_running(client, running):
    for path in ("/findings", "/"):
        answer = client.get(path)
        assert answer.status_code == 200 and answer.headers["refresh"]
        assert "3 of 9" in answer.text and "being worked out" in answer.text
        assert f"/findings/{running[0].finding.id}" in answer.text
        assert f"/findings/{running[1].finding.id}" not in answer.text
    assert client.get(f"/findings/{running[0].finding.id}").status_code == 200


@pytest.mark.parametrize("kind", ["", ".json"])
def test_a_page_that_has_nothing_to_show_yet_says_so(client, running, kind):
    paths = [f"/findings/{running[1].finding.id}{kind}", *(["/findings.json"] if kind else [])]
    for path in paths:
        answer = client.get(path)
        assert answer.status_code == 503
        assert answer.headers["retry-after"] and answer.headers["refresh"]
        assert "being worked out" in answer.text
