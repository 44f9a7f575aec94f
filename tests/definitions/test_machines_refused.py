"""A broken workflow is refused with every problem of every file at once, each with its line."""

from __future__ import annotations

from pathlib import Path

import pytest

from inspect_flow.definitions.machine_names import KnownNames
from inspect_flow.definitions.machines import load_machines, read_machine, workflow_problems
from inspect_flow.definitions.places import files_in, folder
from inspect_flow.definitions.problems import Problems
from inspect_flow.rules.guards import guard_names
from inspect_flow.vocabulary.effects import EffectName
from inspect_flow.vocabulary.errors import DefinitionError

KNOWN = KnownNames.of(guard_names(), list(EffectName))
EXTENSION = """\
machine: extension
title: {vi: Đề nghị gia hạn}
initial: requested

states:
  requested: {vi: Đã đề nghị, due: {field: answer_due}}
  granted: {vi: Đã cho gia hạn, final: true}

transitions:
  grant:
    vi: Cho gia hạn
    from: requested
    to: granted
    by: [head, authority]
    if: [new_deadline_is_later]
    then: [move_deadline]
"""


def faults_of(text: str) -> list[str]:
    problems = Problems("workflows/extension.yaml")
    read_machine("extension.yaml", text, KNOWN, problems)
    return problems.sentences()


def test_the_example_itself_is_accepted():
    assert faults_of(EXTENSION) == []


@pytest.mark.parametrize(
    ("written", "instead", "fault"),
    [
        ("initial: requested", "initial: reqested",
         "dòng 3: trạng thái đầu: không có trạng thái 'reqested'; có phải ý là 'requested'?"),
        ("to: granted", "to: grantd",
         "dòng 13: bước 'grant': không có trạng thái 'grantd'; có phải ý là 'granted'?"),
        ("from: requested", "from: [requested, grnted]",
         "dòng 12: bước 'grant': không có trạng thái 'grnted'; có phải ý là 'granted'?"),
        ("by: [head, authority]", "by: [haed, authority]",
         "dòng 14: bước 'grant': không có vai 'haed'; có phải ý là 'head'?"),
        ("by: [head, authority]", "by: [head, head]",
         "dòng 14: bước 'grant': 'head' viết hai lần"),
        ("    by: [head, authority]\n", "", "dòng 11: bước 'grant': thiếu khóa 'by'"),
        ("by: [head, authority]", "by: []",
         "dòng 14: bước 'grant': 'by' phải là một tên hoặc danh sách tên [a, b]"),
        ("new_deadline_is_later", "new_deadline_is_latr",
         "dòng 15: bước 'grant': không có điều kiện 'new_deadline_is_latr' cho loại hồ sơ này; "
         "có phải ý là 'new_deadline_is_later'?"),
        ("new_deadline_is_later", "checklist_complete",
         "dòng 15: bước 'grant': không có điều kiện 'checklist_complete' cho loại hồ sơ này"),
        ("new_deadline_is_later", "os.getcwd",
         "dòng 15: bước 'grant': không có điều kiện 'os.getcwd' cho loại hồ sơ này"),
        ("then: [move_deadline]", "then: [move_dealine]",
         "dòng 16: bước 'grant': không có việc kèm theo 'move_dealine'; "
         "có phải ý là 'move_deadline'?"),
        ("then: [move_deadline]", "reason: requird",
         "dòng 16: bước 'grant': 'reason' không thể là 'requird' (được dùng: required); "
         "có phải ý là 'required'?"),
        ("then: [move_deadline]", "so: [move_deadline]",
         "dòng 16: bước 'grant': khóa lạ 'so' (được dùng: from, to, by, vi, if, then, reason, en)"),
        ("vi: Đã đề nghị, due", "vi: Đã, đề nghị, due",
         "dòng 6: trạng thái 'requested': khóa 'đề nghị' không có giá trị; "
         "nhãn có dấu phẩy phải đặt trong ngoặc kép"),
        ("answer_due", "answr_due",
         "dòng 6: trạng thái 'requested', due: 'field' không thể là 'answr_due' (được dùng: "
         "answer_due, current_deadline, new_deadline, requested_on); có phải ý là 'answer_due'?"),
        ("{field: answer_due}", "{days: 400, from: answer_due, when: after}",
         "dòng 6: trạng thái 'requested', due: 'days' phải là số ngày từ 0 đến 366"),
        ("final: true", "final: yes", "dòng 7: trạng thái 'granted': 'final' chỉ có thể là true"),
        ("  granted: {", "  Granted: {",
         "dòng 7: tên trạng thái 'Granted' phải viết chữ thường không dấu, "
         "nối bằng dấu gạch dưới"),
        ("machine: extension", "machine: extention",
         "dòng 1: quy trình: 'machine' không thể là 'extention' (được dùng: campaign, inspection, "
         "deficiency, extension, directive, document); có phải ý là 'extension'?"),
        ("machine: extension", "machine: deficiency",
         "dòng 1: tệp của máy 'deficiency' phải có tên deficiency.yaml, không phải extension.yaml"),
        ("title: {vi: Đề nghị gia hạn}", "title: Đề nghị gia hạn",
         "dòng 2: title phải gồm các dòng 'khóa: giá trị'"),
    ],
)  # fmt: skip
def test_a_mistake_is_named_with_its_line(written, instead, fault):
    assert EXTENSION.count(written) == 1
    assert fault in faults_of(EXTENSION.replace(written, instead))


def test_a_state_that_cannot_be_reached_is_named():
    text = EXTENSION.replace("\ntransitions", "  lost: {vi: Thất lạc, final: true}\n\ntransitions")

    assert faults_of(text) == ["dòng 8: không đến được trạng thái 'lost' từ 'requested'"]


def test_a_state_from_which_no_case_can_end_is_named():
    text = EXTENSION.replace("\ntransitions", "  stuck: {vi: Kẹt}\n\ntransitions")
    text += "  stick: {vi: Giữ, from: requested, to: stuck, by: head}\n"

    assert faults_of(text) == ["dòng 8: từ trạng thái 'stuck' không đến được trạng thái cuối nào"]


def test_nothing_may_leave_a_final_state():
    text = EXTENSION + "  undo: {vi: Làm lại, from: granted, to: requested, by: head}\n"

    assert faults_of(text) == ["dòng 17: bước 'undo' rời khỏi 'granted' là trạng thái cuối"]


def test_two_buttons_with_the_same_words_are_refused():
    text = EXTENSION + "  allow: {vi: Cho gia hạn, from: requested, to: granted, by: head}\n"

    assert faults_of(text) == ["dòng 17: bước 'allow' có cùng nhãn với 'grant' khi ở 'requested'"]


@pytest.mark.parametrize("text", ["", "[a, b]", "machine", "machine: [1]\nstates: 3\n", "{a}: b"])
def test_a_file_of_another_shape_is_refused(text):
    assert faults_of(text) != []


def test_braces_in_a_name_are_only_a_bad_name():
    text = EXTENSION.replace("  grant:\n", '  "{0}":\n').replace("move_deadline", "nothing")

    assert len(faults_of(text)) == 2


@pytest.fixture
def house(tmp_path: Path) -> Path:
    """Copy the shipped workflows to a folder of a house's own."""
    for name, file in files_in(folder("workflows"), ".yaml"):
        (tmp_path / "workflows").mkdir(exist_ok=True)
        (tmp_path / "workflows" / name).write_bytes(file.read_bytes())
    return tmp_path


def edit(house: Path, name: str, written: str, instead: str) -> None:
    file = house / "workflows" / name
    text = file.read_text(encoding="utf-8")
    assert written in text
    file.write_text(text.replace(written, instead), encoding="utf-8")


def test_a_house_may_replace_the_workflows(house):
    edit(house, "campaign.yaml", "vi: Đợt kiểm tra", "vi: Đợt kiểm tra nội bộ")
    machines = load_machines(guard_names(), list(EffectName), str(house))

    assert machines["campaign"].label == "Đợt kiểm tra nội bộ"


def test_problems_of_all_files_come_at_once(house):
    edit(house, "campaign.yaml", "initial: drafting", "initial: drafted")
    edit(house, "document.yaml", "[has_context, issued", "[has_contxt, issued")
    (house / "workflows" / "directive.yaml").unlink()
    with pytest.raises(DefinitionError) as refused:
        load_machines(guard_names(), list(EffectName), str(house))

    files = [reason.split(":")[0] for reason in refused.value.reasons]
    assert files == ["workflows/campaign.yaml", "workflows/document.yaml",
                     "workflows/directive.yaml"]  # fmt: skip


def test_a_missing_file_is_asked_for(house):
    (house / "workflows" / "extension.yaml").rename(house / "workflows" / "extention.yaml")
    found = workflow_problems(guard_names(), list(EffectName), str(house))

    assert [each.file for each in found] == ["workflows/extention.yaml", "workflows/extension.yaml"]
    assert "có phải ý là 'extention'?" in found[1].sentences()[0]


def test_a_file_that_is_not_utf8_is_refused_with_its_line(house):
    (house / "workflows" / "campaign.yaml").write_bytes(b"machine: x\ntitle: \xd0\xf4t\n")
    found = workflow_problems(guard_names(), list(EffectName), str(house))

    assert found[0].sentences() == ["dòng 2: không phải UTF-8; hãy lưu lại tệp với bảng mã UTF-8"]
