"""Adding documents: files are sent, wait for the one writer, and what became of each is shown.

Only mounted on this machine. Everything about a sent file is hostile: its name, its size, its type
and its bytes. The form works without a script; one only draws the drop zone and asks how far it is.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import IO, cast

from fastapi import APIRouter, Request, Response
from fastapi.responses import HTMLResponse, JSONResponse, RedirectResponse
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData, UploadFile
from starlette.exceptions import HTTPException

from plainview.model import PlainviewError, RecordError, WrongUse
from plainview.pipeline.settings import values_of
from plainview.store.folder import Folder
from plainview.web import changing
from plainview.web.batches import ADDED, KNOWN, LEFT, UNREAD, WAITING, Batch, Batches, Item
from plainview.web.page import page
from plainview.web.writing import Writing

router = APIRouter()
_FORM = "multipart/form-data"
_SLACK = 100_000
"""Bytes of a request beside those of its files, and a little more for each file."""
_DRAINED = 4
"""How many times too much is read and thrown away, so that a browser gets to read the answer."""

_SAID = {
    WAITING: "waiting",
    ADDED: "added",
    KNOWN: "was in the record already",
    UNREAD: "could not be read",
    LEFT: "not come to",
}
_UNITS = ((1e9, "GB"), (1e6, "MB"), (1e3, "kB"))


@dataclass(frozen=True, slots=True)
class Most:
    """How many files are taken at once, and how many bytes they may have in all."""

    files: int = 200
    size: int = 500_000_000

    @property
    def words(self) -> str:
        return f"{self.files:,} files, {size_words(self.size)} in all"


@dataclass(frozen=True, slots=True)
class ItemView:
    """A file with what became of it, in words; `address` is its document's, "" without one."""

    name: str
    size: str
    state: str
    said: str
    more: str
    address: str
    problems: tuple[str, ...]


def most_of(folder: Folder) -> Most:
    """The limits of a record; raises WrongUse where plainview.toml is out of order."""
    default = Most()
    found = values_of(folder.settings, "pages", ["upload_files", "upload_bytes"])
    for name, value in found.items():
        if type(value) is not int or value < 0:
            raise WrongUse(
                f"{folder.settings}: {name} is {value!r}", "It has to be a whole number, 0 or more"
            )
    return Most(found.get("upload_files", default.files), found.get("upload_bytes", default.size))


@router.get("/add")
def form(request: Request) -> HTMLResponse:
    return _form(request)


@router.post("/add")
async def add(request: Request) -> Response:
    changing.demand_own_page(request)
    most = most_of(_folder(request))
    if not request.headers.get("content-type", "").lower().startswith(_FORM):
        raise HTTPException(415, "Files are sent with the form of this page.")
    announced = int(request.headers.get("content-length") or -1)
    if announced < 0:
        raise HTTPException(411, "It was not said how long this is; nothing was taken.")
    if announced > most.size + _SLACK + 1_000 * most.files:
        await _drain(request, _DRAINED * most.size)
        return _form(request, f"That is more than this page takes at once: {most.words}.", 413)
    try:
        sent = await request.form(max_files=most.files + 1, max_fields=5)
    except HTTPException as error:
        if error.detail.startswith("Too many files"):
            return _form(request, f"These are too many: this page takes {most.words}.", 413)
        raise HTTPException(400, "This is no form of the page; nothing was taken.") from error
    try:
        return await run_in_threadpool(_take, request, sent, most)
    finally:
        await sent.close()


@router.get("/add/{name}.json")
def batch_json(request: Request, name: str) -> JSONResponse:
    answer = JSONResponse(_batch(request, name).to_json())
    answer.headers["Cache-Control"] = "no-store"
    return answer


@router.get("/add/{name}")
def batch(request: Request, name: str) -> HTMLResponse:
    found = _batch(request, name)
    items = [_view(item) for item in found.items]
    return page(
        request,
        "added.html",
        batch=found,
        items=items,
        counts=[
            (_SAID[state], count)
            for state in (ADDED, KNOWN, UNREAD, LEFT)
            if (count := sum(item.state == state for item in found.items))
        ],
        facts=sum(item.facts for item in found.items if item.state == ADDED),
        done=sum(item.state != WAITING for item in found.items),
    )


def _take(request: Request, sent: FormData, most: Most) -> Response:
    changing.demand_token(request, str(sent.get(changing.FIELD, "")))
    files = [one for one in sent.getlist("files") if isinstance(one, UploadFile) and one.filename]
    if not files:
        return _form(request, "No file was chosen.", 400)
    size = sum(one.size or 0 for one in files)
    if len(files) > most.files or size > most.size:
        told = f"These are {len(files):,} files with {size_words(size)}"
        return _form(request, f"{told}; this page takes {most.words}.", 413)
    batches: Batches = request.app.state.batches
    try:
        waiting = batches.new()
    except OSError as error:
        raise _no_room(error) from error
    try:
        for one in files:
            waiting.keep(one.filename or "", cast(IO[bytes], one.file))
    except OSError as error:
        waiting.end("The files could not be kept.")
        raise _no_room(error) from error
    except BaseException:
        waiting.end("The files could not be kept.")
        raise
    writing: Writing = request.app.state.writing
    writing.add(waiting)
    return RedirectResponse(f"/add/{waiting.id}", 303)


def _no_room(error: OSError) -> PlainviewError:
    return RecordError(
        f"the files cannot be kept beside the record: {error.strerror or error}",
        "Nothing was added. Check the free space and who owns the folder of the record",
    )


def _form(request: Request, complaint: str = "", status: int = 200) -> HTMLResponse:
    batches: Batches = request.app.state.batches
    most = most_of(_folder(request))
    earlier = [
        (one.id, len(one.items), _stage_words(one), one.items[0].name) for one in batches.latest()
    ]
    return page(
        request, "add.html", status=status, most=most, complaint=complaint, earlier=earlier[:10]
    )


def _stage_words(batch: Batch) -> str:
    if not batch.over:
        return "at work" if batch.stage != WAITING else "waiting"
    return "ended early" if batch.trouble else "done"


def _batch(request: Request, name: str) -> Batch:
    batches: Batches = request.app.state.batches
    found = batches.get(name)
    if found is None:
        raise WrongUse(
            "this server has no such upload",
            "It may have been started again since: what was shown as added is in the record, and"
            " sending the rest again does no harm",
        )
    return found


def _view(item: Item) -> ItemView:
    told = item.to_json()
    parts = []
    if item.state == ADDED and not item.held:
        parts.append(f"{item.facts:,} {'fact' if item.facts == 1 else 'facts'}")
    if item.held:
        parts.append(f"{item.held:,} {'document' if item.held == 1 else 'documents'} in it")
    return ItemView(
        name=item.name,
        size=size_words(item.size),
        state=item.state,
        said=_SAID[item.state],
        more=", ".join(parts),
        address=f"/documents/{told['document']}" if told["document"] else "",
        problems=tuple(told["problems"]),
    )


def size_words(size: float) -> str:
    """A number of bytes as people say it."""
    for unit, name in _UNITS:
        if size >= unit:
            return f"{size / unit:.3g} {name}"
    return f"{size:.0f} bytes"


async def _drain(request: Request, most: int) -> None:
    read = 0
    async for part in request.stream():
        read += len(part)
        if read > most:
            return


def _folder(request: Request) -> Folder:
    folder: Folder = request.app.state.record.folder
    return folder
