package org.mailward.web.publicsite;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.mailward.assessment.Finding;
import org.mailward.assessment.Protocol;
import org.mailward.assessment.RecordInWords;
import org.mailward.lookup.LookUp;
import org.mailward.lookup.Tool;
import org.mailward.lookup.Wish;
import org.mailward.mailauth.dmarc.EffectivePolicy;
import org.mailward.mailauth.dns.RecordType;
import org.mailward.mailauth.mtasts.FetchedPolicy;
import org.mailward.mailauth.spf.SpfBranch;
import org.mailward.mailauth.spf.SpfNode;
import org.mailward.mailauth.spf.SpfResult;
import org.mailward.tenancy.Outcome;

/// A tool with what was typed into it and what came out.
///
/// @param refusal why nothing was looked up, with the field that stands in the way; empty where nothing was asked or refused
public record ToolView(Tool tool, Wish wish, Optional<Outcome.Refused<LookUp>> refusal, Optional<LookUp> found) {

    /// Lines of a tree that are shown; a tree that receivers follow is never longer.
    private static final int MOST_LINES = 150;
    private static final int DEEPEST = 10;

    /// One line of a tree of SPF records.
    ///
    /// @param depth 0 for the domain's own record
    /// @param text a name with a record, or the term that leads somewhere
    /// @param lookups lookups from here down
    /// @param outcome what following the term brought; empty for a record
    public record Line(int depth, String text, int lookups, Optional<SpfBranch.Outcome> outcome) {
    }

    public static ToolView empty(Tool tool) {
        return new ToolView(tool, new Wish(tool, "", Optional.empty(), Optional.empty()), Optional.empty(), Optional.empty());
    }

    /// @param outcome not missing
    public static ToolView of(Wish wish, Outcome<LookUp> outcome) {
        return switch (outcome) {
            case Outcome.Done<LookUp>(var found) -> new ToolView(wish.tool(), wish, Optional.empty(), Optional.of(found));
            case Outcome.Refused<LookUp> refused -> new ToolView(wish.tool(), wish, Optional.of(refused), Optional.empty());
            case Outcome.Missing<LookUp>() -> throw new IllegalArgumentException("A missing tool is not shown");
        };
    }

    /// What is wrong with this field; empty when nothing is.
    public String refusalOf(String field) {
        return refusal.filter(refused -> refused.field().equals(field)).map(Outcome.Refused::sentence).orElse("");
    }

    /// The tool's own part of the assessment.
    public Optional<Verdict> verdict() {
        return found.map(look -> {
            var all = Verdict.of(look.assessment(), Set.of(Protocol.values()));
            return new Verdict(look.assessment(), List.of(), concerning(all.findings()), concerning(all.notes()),
                    all.records().stream().filter(tool::concerns).toList(),
                    all.unknowns().stream().filter(unknown -> tool.concerns(unknown.protocol())).toList(), true);
        });
    }

    private List<Finding> concerning(List<Finding> findings) {
        return findings.stream().filter(tool::concerns).toList();
    }

    /// The worst of what was found, as one sentence; empty when nothing is to be mended.
    public Optional<String> worst() {
        return verdict().flatMap(verdict -> verdict.findings().stream().findFirst()).map(Finding::sentence);
    }

    /// Nobody answered, so that nothing can be said.
    public boolean unknown() {
        return verdict().map(verdict -> verdict.findings().isEmpty() && verdict.records().isEmpty() && !verdict.unknowns().isEmpty()).orElse(false);
    }

    /// Something is published for this tool to look at. That there are mail servers does not yet say anything about DANE.
    public boolean published() {
        return verdict().map(verdict -> verdict.records().stream().map(RecordInWords::type).anyMatch(type -> tool != Tool.DANE || type == RecordType.TLSA)).orElse(false);
    }

    /// The tree of SPF records; empty for every other tool, and where there is no record.
    public List<Line> tree() {
        var lines = new ArrayList<Line>();
        if (tool == Tool.SPF && published()) {
            found.ifPresent(look -> grow(lines, look.facts().spf(), 0));
        }
        return lines;
    }

    private static void grow(List<Line> lines, SpfNode node, int depth) {
        if (lines.size() >= MOST_LINES || depth > DEEPEST) {
            return;
        }
        lines.add(new Line(depth, node.name().unicode(), node.lookups(), Optional.empty()));
        for (var branch : node.branches()) {
            if (lines.size() >= MOST_LINES) {
                return;
            }
            lines.add(new Line(depth + 1, branch.term().text(), branch.lookups(), Optional.of(branch.outcome())));
            branch.child().ifPresent(child -> grow(lines, child, depth + 2));
        }
    }

    /// What SPF says about the address that was asked for.
    public Optional<SpfResult> sender() {
        return found.flatMap(LookUp::sender);
    }

    /// The policy that applies to the name, where the tool is about policies.
    public Optional<EffectivePolicy> policy() {
        return tool == Tool.DMARC ? found.flatMap(look -> look.facts().dmarc()) : Optional.empty();
    }

    /// The MTA-STS policy file as fetched.
    public Optional<String> policyFile() {
        return tool == Tool.MTA_STS ? found.flatMap(look -> look.facts().policy()).filter(FetchedPolicy.Body.class::isInstance)
                .map(body -> ((FetchedPolicy.Body) body).text()) : Optional.empty();
    }
}
