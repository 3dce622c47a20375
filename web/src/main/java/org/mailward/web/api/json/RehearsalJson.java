package org.mailward.web.api.json;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.mailward.assessment.Stage;
import org.mailward.builder.Break;
import org.mailward.builder.Rehearsal;
import org.mailward.builder.ZoneEditor;
import org.mailward.mailauth.dns.RecordType;
import org.mailward.web.api.json.ChangesJson.TurnedFindingJson;
import org.mailward.web.api.openapi.Described;

@Described("What would be, were a draft published. Nothing was stored or published.")
public record RehearsalJson(
        @Described("The stage as it is.") Stage stage,
        @Described("The stage as it would be.") Stage draftedStage,
        @Described("The score as it is, 0 to 100.") int score,
        @Described("The score as it would be.") int draftedScore,
        @Described("Findings that the draft would raise.") List<TurnedFindingJson> raised,
        @Described("Findings that it would ease.") List<TurnedFindingJson> eased,
        @Described("Findings that it would leave.") List<TurnedFindingJson> sustained,
        @Described("What would change for mail, receivers and reports, the worst first.") List<BreakJson> breaks,
        @Described("What stands in the draft's place now, one entry per record.") List<String> published,
        @Described("The name to publish at; absent for the policy file.") Optional<String> name,
        @Described("The zone that the record is in, which the names in the instructions are relative to; absent for the policy file.") Optional<String> zone,
        @Described("How to type it into zone editors; empty for the policy file.") List<TypingJson> instructions) {

    /// The time to live that instructions name, in seconds.
    private static final long TTL = 3600;

    public static RehearsalJson of(Rehearsal rehearsal) {
        var placed = rehearsal.changes().getFirst();
        var draft = placed.draft();
        boolean file = draft.kind().isFile();
        return new RehearsalJson(rehearsal.published().stage().current(), rehearsal.drafted().stage().current(),
                rehearsal.published().score().points(), rehearsal.drafted().score().points(),
                rehearsal.findings().raised().stream().map(TurnedFindingJson::of).toList(), rehearsal.findings().eased().stream().map(TurnedFindingJson::of).toList(),
                rehearsal.findings().sustained().stream().map(TurnedFindingJson::of).toList(),
                rehearsal.breaks().stream().map(each -> new BreakJson(each.weight(), each.sentence())).toList(), placed.before(),
                file ? Optional.empty() : Optional.of(draft.name().ascii()), file ? Optional.empty() : Optional.of(placed.zone().ascii()),
                file ? List.of() : Arrays.stream(ZoneEditor.values()).map(editor -> TypingJson.of(editor.typing(placed.zone(), draft, TTL))).toList());
    }

    @Described("Something that would no longer be as it is.")
    public record BreakJson(
            @Described("LOSS: mail, reports or certificates would stop working. TIGHTER, LOOSER: mail would be treated more or less strictly.") Break.Weight weight,
            @Described("What, and to whom it happens.") String sentence) {
    }

    @Described("What to type into one zone editor.")
    public record TypingJson(
            @Described("Which editor.") ZoneEditor editor,
            @Described("Its name.") String title,
            @Described("For the name field; empty where that stays empty.") String name,
            @Described("The record's type.") RecordType type,
            @Described("For the value field, one entry per record.") List<String> values,
            @Described("Time to live in seconds.") long ttl,
            @Described("What is particular there.") String hint,
            @Described("What this editor cannot take; absent when all is well.") Optional<String> warning) {

        static TypingJson of(ZoneEditor.Typing typing) {
            return new TypingJson(typing.editor(), typing.editor().title(), typing.name(), typing.type(), typing.values(), typing.ttl(), typing.hint(), typing.warning());
        }
    }
}
