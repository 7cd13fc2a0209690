"""Walking folders: the order, loops, links, hidden names, special files, records."""

from __future__ import annotations

import os
import socket
from collections import Counter

import pytest

from plainview.pipeline.walk import DEEPEST, walk
from plainview.store import Record


def names(paths, hidden=False):
    skipped: Counter[str] = Counter()
    found = list(walk(paths, hidden=hidden, skipped=skipped))
    read = [item.path.name for item in found if item.problem is None]
    return read, {item.path.name: item.problem.code for item in found if item.problem}, skipped


def test_files_come_in_the_order_of_their_names(tmp_path):
    for name in ("b/2.txt", "b/10.txt", "a.txt", "c.txt", "B.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("x")
    assert names([tmp_path])[0] == ["B.txt", "a.txt", "10.txt", "2.txt", "c.txt"]


def test_hidden_names_and_records_are_counted_not_read(tmp_path):
    (tmp_path / ".git").mkdir()
    (tmp_path / ".git" / "config").write_text("x")
    (tmp_path / ".notes").write_text("x")
    (tmp_path / "a.txt").write_text("x")
    Record.create(tmp_path / "record").close()
    assert names([tmp_path]) == (["a.txt"], {}, {"hidden": 2, "record": 1})
    assert names([tmp_path], hidden=True) == (
        [".git/config"[5:], ".notes", "a.txt"],
        {},
        {"record": 1},
    )
    assert names([tmp_path / ".notes"])[0] == [".notes"], "asked for by name"


def test_loops_are_named_and_ended(tmp_path):
    (tmp_path / "a" / "b").mkdir(parents=True)
    (tmp_path / "a" / "b" / "x.txt").write_text("x")
    (tmp_path / "a" / "b" / "up").symlink_to(tmp_path / "a")
    (tmp_path / "a" / "self").symlink_to(".")
    assert names([tmp_path]) == (["x.txt"], {"up": "folder_loop", "self": "folder_loop"}, {})


def test_links_are_followed(tmp_path):
    (tmp_path / "there").mkdir()
    (tmp_path / "there" / "x.txt").write_text("x")
    (tmp_path / "here").mkdir()
    (tmp_path / "here" / "linked").symlink_to(tmp_path / "there")
    (tmp_path / "here" / "y.txt").symlink_to(tmp_path / "there" / "x.txt")
    (tmp_path / "here" / "broken").symlink_to(tmp_path / "nowhere")
    assert names([tmp_path / "here"]) == (["x.txt", "y.txt"], {"broken": "broken_link"}, {})


def test_what_is_no_file_is_named(tmp_path):
    os.mkfifo(tmp_path / "pipe")
    plug = socket.socket(socket.AF_UNIX)
    plug.bind(str(tmp_path / "plug"))
    expected = {"pipe": "special_file", "plug": "special_file", "gone.txt": "unreadable"}
    assert names([tmp_path, tmp_path / "gone.txt"]) == ([], expected, {})
    plug.close()


def test_folders_without_end_are_named(tmp_path):
    deep = tmp_path
    for _ in range(DEEPEST + 5):
        deep = deep / "d"
    deep.mkdir(parents=True)
    (deep / "x.txt").write_text("x")
    (tmp_path / "y.txt").write_text("y")
    read, problems, _ = names([tmp_path])
    assert read == ["y.txt"]
    assert problems == {"d": "too_deep"}


@pytest.mark.parametrize("spelled", ["{}/./a", "{}/b/../a", "{}/a/"])
def test_a_path_is_one_however_it_is_spelled(tmp_path, spelled):
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    (tmp_path / "a" / "x.txt").write_text("x")
    (found,) = walk([type(tmp_path)(spelled.format(tmp_path))], hidden=False, skipped=Counter())
    assert found.path == tmp_path / "a" / "x.txt"
