"""A database to load into, and a case that uses every part of the format."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from sqlmodel import func, select

from inspect_flow.bootstrap.form import ContextJudge
from inspect_flow.documents.mails import write_digest, write_invitation, write_letter
from inspect_flow.interchange.calendar_sheet import write_calendar
from inspect_flow.records.tables import Event
from inspect_flow.services.work import OPERATOR, Office, Work
from inspect_flow.storage.files import FolderStore
from inspect_flow.storage.session import transaction
from tests.kept_schema import a_database

NOW = datetime(2026, 3, 2, 1, 0, tzinfo=UTC)


def no_effects() -> dict[str, object]:
    from inspect_flow.services.effects import EFFECTS

    return dict(EFFECTS)


class Bench:
    """An empty database and the work that is done on it."""

    def __init__(self, url: str) -> None:
        self.engine = a_database(url)
        self.office = Office(
            no_effects(),
            FolderStore(Path("unused")),
            lambda _kind: "1",
            write_digest,
            write_letter,
            write_invitation,
            write_calendar,
            form=ContextJudge(),
        )

    @contextmanager
    def work(self) -> Iterator[Work]:
        """Open one transaction."""
        with transaction(self.engine) as session:
            yield Work(session, self.office, OPERATOR, NOW, NOW)

    def count_events(self) -> int:
        """Return how many events were ever written."""
        with self.work() as work:
            return work.session.exec(select(func.count()).select_from(Event)).one()


A_FULL_CASE = """\
case_file: 1
sources: [{title: Bài báo, url: "https://example.vn/bai", date: 8/2019}]
campaign:
  title: Kiểm tra CCHC năm 2019
  kind: định kỳ theo kế hoạch
  lead: Sở Nội vụ
  period: từ đầu năm 2019 đến nay
  quotas: [{level: commune, minimum: 5, note: chọn sau}]
  intervals: {conclusion: {count: 10, unit: working_day}}
  themes: [một cửa]
decisions:
  - {number: 784/QĐ-UBND, date: 19/4/2019, issuer: UBND tỉnh Bà Rịa - Vũng Tàu, title: Kế hoạch}
  - {role: delegation, date: 2019, note: không rõ số}
people:
  - code: duc
    name: ông Trương Văn Đức
    title: Phó Giám đốc Sở Nội vụ
    unit: Sở Nội vụ
    posts: [{unit: UBND huyện Xuyên Mộc, from: 2010}, {unit: Sở Tài chính, from: 1/1/2012}]
delegations:
  - name: Đoàn kiểm tra CCHC tỉnh
    size: 9
    members:
      - {code: duc, role: trưởng đoàn}
      - {title: Đại diện Sở Tài chính, unit: Sở Tài chính, areas: [a, b], assumed: true}
      - {title: Thư ký đoàn, role: thư ký, substitute_for: Đại diện Sở Tài chính, from: 1/8/2019}
assumptions: Thành viên đoàn ghi theo chức danh
visits:
  - {date: 20/9/2019, units: [UBND xã A, UBND xã B], programme: [công bố], group: 1}
  - {date: quý III/2019, units: [UBND xã A, UBND xã B]}
inspections:
  - unit: UBND huyện Long Điền
    head: ông Trương Văn Đức – Phó Giám đốc Sở Nội vụ
    visits: {date: 14/8/2019, from: 8h, place: trụ sở, assumed: [from]}
    attendance:
      unit: [ông Nguyễn Bá Hùng – Chủ tịch UBND huyện, các phòng]
      delegation: {name: Trương Văn Đức, signs: true}
    notice: {number: 12/SNV, date: 1/8/2019}
    self_report: {date: 8/2019, text: đã gửi}
    comments: {text: nhất trí, agreed: true}
    answers:
      1.1.1: {self: 0.5, delegation: {word: conforms, score: "0,5", note: x, assumed: true}}
      1.1.10: {self: đạt, note: xem thêm}
    strengths:
      - {area: chỉ đạo điều hành, statement: Kế hoạch kịp thời, item: 1.1.1}
      - {statement: Hạng 02/8, context: true, quantities: {rank: 02/8, change: giảm 1 bậc}}
      - {statement: Cắt giảm, area: lạ, quantities: {ratio: 105/277, percent: trên 46%, note: thử}}
    shortcomings:
      - statement: Chưa có sản phẩm
        area: direction
        severity: nhẹ
        evidence: [Ảnh chụp kế hoạch]
        discrepancy: giữ nguyên
        deficiency:
          owner: Phòng Nội vụ
          co_responsible: [Văn phòng HĐND và UBND huyện]
          deadline: 20/9/2019
          original_deadline: 10/9/2019
          directive: 512/UBND-VX
          history:
            - {date: 26/8/2019, what: plan, text: kế hoạch, assumed: true}
            - {date: 10/9/2019, what: extension_requested, until: 20/9/2019, text: xin, by: TP}
            - {date: 11/9/2019, what: extension_granted, until: 20/9/2019, text: được}
            - {date: 19/9/2019, what: report, text: xong, evidence: [a, b]}
            - {what: verified, note: không rõ ngày}
      - Chưa công khai
    minutes: {date: 14/8/2019, number: 3/BB-ĐKT, opened: 8h, signers: [Trương Văn Đức]}
    conclusion: {date: 9/2019, signer: Phó Chủ tịch}
    directives:
      - {number: 512/UBND-VX, date: 12/9/2019, signer: Phó Chủ tịch UBND tỉnh, deadline: trước Tết}
    overrides: {figures_agree: như nguồn}
    notes: [chú thích ảnh]
  - {unit: UBND xã C, shortcomings: {listed: false, note: có nêu tồn tại}}
  - {unit: UBND xã D, shortcomings: [], period: {from: 1/2019, to: 30/6/2019}}
"""
