package dev.mainstay.authoring.internal;

import dev.mainstay.authoring.internal.RuleParser.Parsed;
import dev.mainstay.authoring.internal.Tokens.Unreadable;
import dev.mainstay.authoring.internal.overlay.Intent;
import dev.mainstay.pack.Pattern;
import dev.mainstay.pack.Pattern.Quantifier;
import dev.mainstay.pack.Rule;
import dev.mainstay.pack.SourceRef;
import dev.mainstay.problem.Problem;
import dev.mainstay.vocabulary.FactType;
import dev.mainstay.vocabulary.Phase;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.drools.drl.ast.descr.AttributeDescr;
import org.drools.drl.ast.descr.BaseDescr;
import org.drools.drl.ast.descr.PackageDescr;
import org.drools.drl.ast.descr.RuleDescr;

/**
 * Reads rules. Drools' DRL10 parser takes a file apart; of its descriptors only what is listed here is admitted, and the model
 * that runs is made of nothing else.
 */
final class DrlReader {

    private static final int MAX_SHOWN = 40;

    private final SourceFile file;
    private final Phase phase;
    private final Optional<Map<SourceRef, Intent>> intents;
    private final Problems problems;
    private final RuleHeaders headers;
    private final Refusals refusals;
    private final PatternReader patternReader;
    private final RuleAnnotations annotations;

    DrlReader(SourceFile file, Phase phase, Problems problems) {
        this(file, phase, Optional.empty(), problems);
    }

    /** A reader of an overlay's rules, which may say what they do to the base's; {@code intents} takes that. */
    DrlReader(SourceFile file, Phase phase, Optional<Map<SourceRef, Intent>> intents, Problems problems) {
        this.phase = phase;
        this.intents = intents;
        this.problems = problems;
        headers = new RuleHeaders(file.text());
        this.file = SourceFile.of(file.name(), headers.masked());
        refusals = new Refusals(this.file, problems);
        patternReader = new PatternReader(this.file, phase, refusals);
        annotations = new RuleAnnotations(this.file, phase, headers, intents.isPresent(), refusals);
    }

    /** The rules that could be read; one that could not is reported and hides no other. */
    List<Rule> read() {
        Optional<Problem> fault = headers.fault(file);
        if (fault.isPresent()) {
            problems.add(fault.get());
            return List.of();
        }
        List<Rule> rules = new ArrayList<>();
        for (Parsed parsed : new RulePieces(file, problems).read()) {
            int before = refusals.count();
            refuseDeclarations(parsed.descr());
            for (RuleDescr rule : parsed.descr().getRules()) {
                refusals.attempt(() -> rule(rule)).flatMap(read -> read).ifPresent(read -> {
                    rules.add(read);
                    RuleShape.fault(read).ifPresent(refusals::fail);
                });
            }
            if (refusals.count() == before) {
                // Descriptors leave things out, such as the prefix of a nested constraint; the tree holds every word.
                AdmittedSyntax.refused(parsed.tree()).map(this::problem).ifPresent(refusals::fail);
            }
        }
        return rules;
    }

    private Problem problem(AdmittedSyntax.Refused refused) {
        int from = file.index(refused.from());
        String text = file.text().substring(from, Math.min(file.index(refused.to()), from + MAX_SHOWN));
        return Problem.of(
                "MS-104", file.at(from).toString(), text.lines().findFirst().orElse(text));
    }

    private void refuseDeclarations(PackageDescr descr) {
        List<BaseDescr> refused = new ArrayList<>();
        refused.addAll(descr.getImports());
        refused.addAll(descr.getFunctionImports());
        refused.addAll(descr.getAccumulateImports());
        refused.addAll(descr.getGlobals());
        refused.addAll(descr.getAttributes());
        refused.addAll(descr.getFunctions());
        refused.addAll(descr.getTypeDeclarations());
        refused.addAll(descr.getEntryPointDeclarations());
        refused.addAll(descr.getWindowDeclarations());
        refused.addAll(descr.getEnumDeclarations());
        for (BaseDescr one : refused) {
            refusals.fail(Problem.of("MS-104", refusals.at(one).toString(), Refusals.kind(one)));
        }
        if (descr.getUnit() != null || !descr.getName().isEmpty()) {
            refusals.fail(Problem.of("MS-104", file.at(0).toString(), descr.getUnit() != null ? "unit" : "package"));
        }
    }

    private Optional<Rule> rule(RuleDescr descr) throws Unreadable {
        SourceRef at = refusals.at(descr);
        if (!AdmittedSyntax.DESCRIPTORS.contains(descr.getClass())) {
            throw new Unreadable("MS-104", at, Refusals.kind(descr));
        }
        if (!descr.getAttributes().isEmpty()) {
            AttributeDescr attribute = descr.getAttributes().values().iterator().next();
            throw new Unreadable("MS-104", refusals.at(attribute), attribute.getName());
        }
        if (descr.getParentName() != null || !descr.getNamedConsequences().isEmpty()) {
            throw new Unreadable("MS-104", at, descr.getParentName() != null ? "extends" : "do[…]");
        }
        if (descr.getLhs().getDescrs().isEmpty()) {
            // a rule that asks for nothing would apply to every account, and no author means that
            throw new Unreadable("MS-116", at, descr.getName());
        }
        int before = refusals.count();
        List<Pattern> patterns = new ArrayList<>();
        for (BaseDescr part : descr.getLhs().getDescrs()) {
            refusals.attempt(() -> patternReader.read(part)).ifPresent(patterns::add);
        }
        boolean all = patterns.size() == descr.getLhs().getDescrs().size();
        Optional<Rule.Consequence> consequence = all
                ? refusals.attempt(() -> new ConsequenceReader(file, phase).read(descr, patterns))
                : Optional.empty();
        if (patterns.stream().noneMatch(pattern -> pattern.quantifier() == Quantifier.EACH)) {
            // A rule that only asks whether something exists applies to the account as a whole.
            patterns.add(0, new Pattern(Quantifier.EACH, FactType.ACCOUNT, "", List.of(), Optional.empty(), at));
        }
        long matched = patterns.stream()
                .filter(pattern -> pattern.quantifier() == Quantifier.EACH)
                .count();
        if (matched > Bounds.FACTS) {
            throw new Unreadable("MS-105", at, descr.getName(), Bounds.FACTS);
        }
        RuleAnnotations.Said said = annotations.read(descr);
        said.change().ifPresent(change -> intents.ifPresent(known -> known.put(at, change)));
        if (refusals.count() > before || consequence.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Rule(
                descr.getName(),
                phase,
                said.commitment(),
                said.severity(),
                said.confidence(),
                patterns,
                consequence.get(),
                Optional.empty(),
                at));
    }
}
