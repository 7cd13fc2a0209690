"""Answers in the shapes of the publishers, made up."""

from __future__ import annotations

from typing import Any

from tests.pulling.serving import Asked, Publisher, Reply, json_reply

AWARDS = "/api/v2/search/spending_by_award/"
TRANSACTIONS = "/api/v2/search/spending_by_transaction/"
DOCUMENTS = "/api/v1/documents.json"


def award(number: int) -> dict[str, Any]:
    return {
        "internal_id": number,
        "Award ID": f"70CTEST{number:05}",
        "Recipient Name": f"ELM READERS {number} LLC",
        "Award Amount": 1000.5 + number,
        "Total Outlays": 10,
        "Description": "LICENSE PLATE READER SERVICES",
        "Start Date": "2024-10-01",
        "End Date": "2025-09-30",
        "Base Obligation Date": "2024-10-02",
        "Awarding Agency": "Department of Homeland Security",
        "Awarding Sub Agency": "U.S. Immigration and Customs Enforcement",
        "Funding Sub Agency": "U.S. Immigration and Customs Enforcement",
        "PSC": {"code": "R", "description": "SUPPORT"},
        "generated_internal_id": f"CONT_AWD_70CTEST{number:05}_7012_-NONE-_-NONE-",
    }


def transaction(number: int) -> dict[str, Any]:
    return {
        "internal_id": number,
        "Award ID": "70CTEST00001",
        "Mod": "0" if number == 1 else f"P{number:05}",
        "Recipient Name": "ELM READERS LLC",
        "Action Date": f"2025-01-{number:02}",
        "Transaction Amount": -5.25 * number,
        "Transaction Description": "LICENSE PLATE READER SERVICES",
        "Awarding Agency": "Department of Homeland Security",
        "Awarding Sub Agency": "U.S. Immigration and Customs Enforcement",
        "Funding Sub Agency": "U.S. Immigration and Customs Enforcement",
        "PSC": {"code": "R", "description": "SUPPORT"},
        "generated_internal_id": "CONT_AWD_70CTEST00001_7012_-NONE-_-NONE-",
    }


def page_of(items: list[dict[str, Any]], number: int, more: bool, **rest: Any) -> Reply:
    return json_reply(
        {
            **rest,
            "limit": 100,
            "results": items,
            "page_metadata": {
                "page": number,
                "hasNext": more,
                "last_record_unique_id": 7000 + number,
                "last_record_sort_value": f"{number}.5",
            },
        }
    )


def serve_awards(publisher: Publisher, pages: int, *, pause: float = 0.0) -> None:
    """A search of so many pages with two awards each."""

    def answer(asked: Asked) -> Reply:
        number = asked.json["page"]
        items = [award(number * 2), award(number * 2 + 1)]
        reply = page_of(items, number, number < pages, spending_level="awards")
        return Reply(reply.body, headers=reply.headers, pause=pause)

    publisher.serve(AWARDS, answer)


def notice(number: int) -> bytes:
    return f"""<NOTICE>
  <PREAMB>
    <SUBJECT>Privacy Act of 1974; Matching Program</SUBJECT>
    <SUM><HD SOURCE="HED">SUMMARY:</HD>
      <P>Under this computer matching agreement {number} the Internal Revenue Service (IRS) will
      disclose return information to the Department of Elm Affairs (DEA), which needs it.</P>
    </SUM>
  </PREAMB>
</NOTICE>
""".encode()


def serve_register(publisher: Publisher, pages: int, each: int = 2) -> None:
    """A search of so many pages; every document has its full text."""

    def listed(asked: Asked) -> Reply:
        number = int(asked.path.rpartition("page=")[2])
        numbers = [f"2025-{number:02}{n:03}" for n in range(each)]
        texts = f"{publisher.address}/full_text/xml"
        results = [
            {"document_number": one, "full_text_xml_url": f"{texts}/{one}.xml"} for one in numbers
        ]
        more = {"next_page_url": "…"} if number < pages else {}
        return json_reply({"count": pages * each, "results": results, **more})

    publisher.serve(DOCUMENTS, listed)
    for page in range(1, pages + 1):
        for n in range(each):
            body = notice(page * 10 + n)
            publisher.serve(
                f"/full_text/xml/2025-{page:02}{n:03}.xml",
                Reply(body, headers={"Content-Type": "text/xml"}),
            )
