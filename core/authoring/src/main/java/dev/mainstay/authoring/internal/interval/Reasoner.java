package dev.mainstay.authoring.internal.interval;

import dev.mainstay.authoring.internal.interval.Encoder.Unclear;
import dev.mainstay.pack.ActionRow;
import dev.mainstay.pack.Condition;
import dev.mainstay.pack.LimitRow;
import dev.mainstay.pack.PackModel;
import dev.mainstay.pack.Pattern;
import dev.mainstay.pack.Pattern.Fold;
import dev.mainstay.pack.Pattern.Quantifier;
import dev.mainstay.pack.Rule;
import dev.mainstay.pack.Term;
import dev.mainstay.vocabulary.FactType;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Decides, exactly or not at all, which accounts rules fire on: over everything a snapshot can hold and every way limits
 * resolve by account, tier, industry, kind and day. See the package for what is exact. Not thread-safe.
 */
public final class Reasoner {

    /** Enough for every rule of a pack people can read; what needs more is left undecided. */
    private static final int ALTERNATIVES = 5_000;

    private static final int MOST_ELEMENTS = 6;

    private final Limits limits;
    private final Optional<List<ActionRow>> actions;
    private final Knowledge knowledge;
    private final LocalDate usual;
    private final Work work;

    private Reasoner(
            Limits limits, Optional<List<ActionRow>> actions, Knowledge knowledge, LocalDate usual, Work work) {
        this.limits = limits;
        this.actions = actions;
        this.knowledge = knowledge;
        this.usual = usual;
        this.work = work;
    }

    /**
     * Reasons about the rules of a pack, knowing of what comes out of a phase only what the vocabulary says. That makes it
     * right for any rules over the pack's limits and actions, those of an altered pack included.
     *
     * @param usual the day examples are of where any day will do
     */
    public static Reasoner of(PackModel model, LocalDate usual) {
        return of(model, usual, Work.unbounded());
    }

    /** The same with no more work than this, which others may share; {@link Work.UsedUp} ends it. */
    public static Reasoner of(PackModel model, LocalDate usual, Work work) {
        return new Reasoner(Limits.of(model), Optional.of(model.actions()), Knowledge.NONE, usual, work);
    }

    /** The same, knowing also what the rules and tables of the pack can make of an account. */
    public static Reasoner within(PackModel model, LocalDate usual) {
        return within(model, usual, Work.unbounded());
    }

    /** The same with no more work than this, which others may share; {@link Work.UsedUp} ends it. */
    public static Reasoner within(PackModel model, LocalDate usual, Work work) {
        return new Reasoner(
                Limits.of(model), Optional.of(model.actions()), new PackKnowledge(model, usual, work), usual, work);
    }

    /** The same, a proposal being of any action there could be, and not only of those in the pack's catalogue. */
    public Reasoner withAnyActions() {
        return new Reasoner(limits, Optional.empty(), knowledge, usual, work);
    }

    Reasoner knowing(Knowledge other) {
        return new Reasoner(limits, actions, other, usual, work);
    }

    /** A question, and the limits it is asked with. */
    private record Asked(Question question, Limits limits) {}

    /** The ways in which the limits that these questions read can resolve, and days on which they apply differently. */
    public List<Setting> settings(Question... questions) {
        return settings(Stream.of(questions)
                .map(question -> new Asked(question, limits))
                .toList());
    }

    /** The settings in which a row of a limit decides, of all there are. */
    public List<Setting> settingsOf(LimitRow row) {
        Settings settings = new Settings(usual, work);
        settings.tellApart(limits, row.key());
        return settings.all(setting -> limits.row(row.key(), setting)).stream()
                .filter(setting -> decides(row, setting))
                .toList();
    }

    /** The settings of a question in which a row of a limit that it reads decides. */
    public List<Setting> settingsOf(LimitRow row, Question question) {
        List<Asked> asked = List.of(new Asked(question, limits));
        return settings(asked, setting -> limits.row(row.key(), setting)).stream()
                .filter(setting -> decides(row, setting))
                .toList();
    }

    private boolean decides(LimitRow row, Setting setting) {
        return limits.row(row.key(), setting).filter(row::equals).isPresent();
    }

    /** The limits that questions are asked with. */
    public Limits limits() {
        return limits;
    }

    /** An account in this setting, which is one of {@link #settings} of the question, on which the question holds. */
    public Search holds(Question question, Setting setting) {
        return search(new Asked(question, limits), List.of(), List.of(), List.of(setting));
    }

    /** An account in this setting, which is one of {@link #settings} of both, on which the one holds and the other not. */
    public Search apart(Question holds, Question not, Setting setting) {
        return search(new Asked(holds, limits), List.of(), List.of(new Asked(not, limits)), List.of(setting));
    }

    /** An account in this setting, which is one of {@link #settings} of all, on which the one holds and no other. */
    public Search apart(Question holds, List<Question> not, Setting setting) {
        List<Asked> others = not.stream().map(other -> new Asked(other, limits)).toList();
        return search(new Asked(holds, limits), List.of(), others, List.of(setting));
    }

    /** An account on which the question holds. */
    public Search holds(Question question) {
        return search(new Asked(question, limits), List.of(), List.of());
    }

    /** An account on which both questions hold. */
    public Search together(Question one, Question other) {
        return search(new Asked(one, limits), List.of(new Asked(other, limits)), List.of());
    }

    /** An account on which the one holds and, for the same facts, the other does not. */
    public Search apart(Question holds, Question not) {
        return apart(holds, List.of(not));
    }

    /** An account on which the one holds and, for the same facts, none of the others does. */
    public Search apart(Question holds, List<Question> not) {
        return search(
                new Asked(holds, limits),
                List.of(),
                not.stream().map(other -> new Asked(other, limits)).toList());
    }

    /** An account on which the one holds with its limits and, for the same facts, the other with its own does not. */
    public Search apart(Question holds, Limits withLimits, Question not, Limits withOthers) {
        return search(new Asked(holds, withLimits), List.of(), List.of(new Asked(not, withOthers)));
    }

    /** What a term can be at all where this is known, for people to read: numbers, codes or texts. */
    public String range(Term term) {
        if (term instanceof Term.Answer answer) {
            return Range.text(
                    answer.lookup().type(), knowledge.domain(new Variable.Answer(answer.lookup(), answer.code(), 0)));
        }
        return term instanceof Term.Property property
                ? Range.text(property.metric().type(), knowledge.domain(new Variable.Property(property.metric(), 0)))
                : term.text();
    }

    /** Whether something can be unknown that a comparison of one fact compares. */
    public boolean mayBeUnknown(Condition.Comparison comparison, FactType fact) {
        Pattern alone =
                new Pattern(Pattern.Quantifier.EACH, fact, "", List.of(comparison), Optional.empty(), comparison.at());
        List<Setting> settings = settings(Question.of(List.of(alone)));
        return Stream.of(comparison.left(), comparison.right()).anyMatch(term -> mayBeUnknown(term, settings));
    }

    private boolean mayBeUnknown(Term term, List<Setting> settings) {
        if (term instanceof Term.Answer answer) {
            return knowledge
                    .domain(new Variable.Answer(answer.lookup(), answer.code(), 0))
                    .unknown();
        }
        if (term instanceof Term.Property property) {
            return knowledge.domain(new Variable.Property(property.metric(), 0)).unknown();
        }
        return term instanceof Term.Limit limit
                && settings.stream()
                        .anyMatch(setting -> limits.value(limit.key(), setting).isEmpty());
    }

    /** Whether it is proven that wherever the one holds the other holds for the same facts. */
    public boolean implies(Question one, Question other) {
        return apart(one, other).isNowhere();
    }

    /** Whether it is proven that both hold for the same facts of the same accounts. */
    public boolean equivalent(Question one, Question other) {
        return implies(one, other) && implies(other, one);
    }

    /** An account on which two rules differ: first one where only the first fires, else one where only the second does. */
    public Search difference(Rule one, Rule other) {
        return difference(Question.of(one), limits, Question.of(other), limits);
    }

    /** The same, each question asked with limits of its own. */
    public Search difference(Question one, Limits ofOne, Question other, Limits ofOther) {
        Search onlyOne = apart(one, ofOne, other, ofOther);
        if (onlyOne instanceof Search.Found) {
            return onlyOne;
        }
        Search onlyOther = apart(other, ofOther, one, ofOne);
        return onlyOther.isNowhere() ? onlyOne : onlyOther;
    }

    /** The settings that the questions tell apart. */
    private List<Setting> settings(List<Asked> all) {
        return settings(all, setting -> "");
    }

    /** The same, and those that another quality tells apart. */
    private List<Setting> settings(List<Asked> all, Function<Setting, Object> quality) {
        Settings settings = new Settings(usual, work);
        for (Asked asked : all) {
            settings.within(asked.limits);
            asked.question.limits().forEach(key -> settings.tellApart(asked.limits, key));
            asked.question
                    .switchedOff()
                    .ifPresent(off -> settings.tellApart(off.until().plusDays(1)));
            for (Question behind : knowledge.behind(asked.question)) {
                behind.limits().forEach(key -> settings.tellApart(asked.limits, key));
                behind.switchedOff()
                        .ifPresent(off -> settings.tellApart(off.until().plusDays(1)));
            }
        }
        return settings.all(setting -> {
            List<Object> values = new ArrayList<>(List.of(quality.apply(setting)));
            for (Asked asked : all) {
                asked.question.limits().forEach(key -> values.add(asked.limits.value(key, setting)));
                for (Question behind : knowledge.behind(asked.question)) {
                    behind.limits().forEach(key -> values.add(asked.limits.value(key, setting)));
                }
            }
            return values;
        });
    }

    private Search search(Asked first, List<Asked> also, List<Asked> not) {
        List<Asked> holding = new ArrayList<>(List.of(first));
        holding.addAll(also);
        List<Asked> all = new ArrayList<>(holding);
        all.addAll(not);
        return search(first, also, not, settings(all));
    }

    private Search search(Asked first, List<Asked> also, List<Asked> not, List<Setting> settings) {
        List<Asked> holding = new ArrayList<>(List.of(first));
        holding.addAll(also);
        boolean unclear = false;
        // for the whole question: each of its settings and sizes may ask for as much again
        Solver.Allowance allowance = new Solver.Allowance(ALTERNATIVES, work);
        for (Setting setting : settings) {
            try {
                for (Map<FactType, Integer> sizes : sizes(setting, holding, not)) {
                    Optional<Witness> found = search(setting, sizes, first, also, not, allowance);
                    if (found.isPresent()) {
                        return new Search.Found(found.get());
                    }
                }
                unclear |= large(setting, holding, not);
            } catch (Unclear | Solver.TooMany undecided) {
                unclear = true;
            }
        }
        return unclear || holding.stream().anyMatch(asked -> sums(asked.question))
                ? new Search.Undecided()
                : new Search.Nowhere();
    }

    /** A sum may need more elements than are tried. */
    private static boolean sums(Question question) {
        return question.patterns().stream()
                .flatMap(pattern -> pattern.accumulation().stream())
                .anyMatch(accumulation -> accumulation.fold() == Fold.SUM);
    }

    private Optional<Witness> search(
            Setting setting,
            Map<FactType, Integer> sizes,
            Asked first,
            List<Asked> also,
            List<Asked> not,
            Solver.Allowance allowance)
            throws Solver.TooMany {
        if (off(first, setting)) {
            return Optional.empty();
        }
        Grounding grounding = grounding(first.limits, setting, sizes);
        for (List<Integer> facts : grounding.tuplesButForNames(first.question)) {
            List<Formula> parts = new ArrayList<>(setting.common());
            parts.add(grounding.holds(first.question, facts));
            for (Asked other : also) {
                parts.add(
                        off(other, setting)
                                ? Formula.FALSE
                                : grounding(other, setting, sizes).holds(other.question));
            }
            for (Asked other : not) {
                if (!off(other, setting)) {
                    parts.add(grounding(other, setting, sizes)
                            .holdsForSame(other.question, first.question, facts)
                            .not());
                }
            }
            Optional<Witness> found = solve(Formula.all(parts), setting, sizes, first.limits, allowance);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private static boolean off(Asked asked, Setting setting) {
        return asked.question
                .switchedOff()
                .map(off -> !setting.day().isAfter(off.until()))
                .orElse(false);
    }

    private Grounding grounding(Asked asked, Setting setting, Map<FactType, Integer> sizes) {
        return grounding(asked.limits, setting, sizes);
    }

    private Grounding grounding(Limits table, Setting setting, Map<FactType, Integer> sizes) {
        return new Grounding(encoder(table, setting), sizes);
    }

    private Encoder encoder(Limits table, Setting setting) {
        return new Encoder(key -> table.value(key, setting), actions);
    }

    private Optional<Witness> solve(
            Formula formula, Setting setting, Map<FactType, Integer> sizes, Limits table, Solver.Allowance allowance)
            throws Solver.TooMany {
        Set<Variable> variables = Relations.variables(formula);
        Formula known = knowledge.of(variables, setting.day(), encoder(table, setting));
        Set<Variable> more = Relations.variables(Formula.all(List.of(formula, known)));
        work.spend(1 + more.size());
        Formula whole = Formula.all(List.of(formula, known, Relations.of(more)));
        return new Solver(knowledge::domain, allowance)
                .solve(whole)
                .map(solution -> new Witness(setting, sizes, solution, whole, actions.orElse(List.of())));
    }

    /** Numbers of elements that are enough to find an account if there is one, fewest first. */
    private static List<Map<FactType, Integer>> sizes(Setting setting, List<Asked> holding, List<Asked> not) {
        List<Map<FactType, Integer>> all = List.of(Map.of());
        for (FactType type : FactType.values()) {
            if (!type.isElement() && type != FactType.PROPOSAL) {
                continue;
            }
            boolean mentioned = holding.stream().anyMatch(asked -> asked.question.mentions(type))
                    || not.stream().anyMatch(asked -> asked.question.mentions(type));
            if (!mentioned) {
                continue;
            }
            double needed = needed(type, setting, holding, not);
            List<Map<FactType, Integer>> larger = new ArrayList<>();
            for (int size = type.isElement() ? Grounding.UNKNOWN : 0; size <= Math.min(needed, MOST_ELEMENTS); size++) {
                for (Map<FactType, Integer> before : all) {
                    Map<FactType, Integer> with = new EnumMap<>(FactType.class);
                    with.putAll(before);
                    with.put(type, size);
                    larger.add(with);
                }
            }
            all = larger;
        }
        return all;
    }

    /** Whether so many elements may be needed that an account was perhaps missed. */
    private static boolean large(Setting setting, List<Asked> holding, List<Asked> not) {
        return Arrays.stream(FactType.values())
                .filter(FactType::isElement)
                .anyMatch(type -> needed(type, setting, holding, not) > MOST_ELEMENTS);
    }

    private static double needed(FactType type, Setting setting, List<Asked> holding, List<Asked> not) {
        double needed = spare(type, not);
        for (Asked asked : holding) {
            needed += needed(type, asked, setting);
        }
        return needed;
    }

    private static double needed(FactType type, Asked asked, Setting setting) {
        double needed = 0;
        for (Pattern pattern : asked.question.patterns()) {
            if (pattern.fact() == type && pattern.quantifier() != Quantifier.NOT) {
                boolean counts = pattern.accumulation()
                        .filter(accumulation -> accumulation.fold() == Fold.COUNT)
                        .isPresent();
                needed += counts ? Math.max(0, counted(pattern, asked, setting)) : 1;
            }
        }
        return needed;
    }

    private static double counted(Pattern pattern, Asked asked, Setting setting) {
        Pattern.Accumulation accumulation = pattern.accumulation().orElseThrow();
        OptionalDouble threshold = new Encoder(key -> asked.limits.value(key, setting), Optional.empty())
                .constant(accumulation.threshold());
        return threshold.isPresent() ? Grounding.leastCount(accumulation.operator(), threshold.getAsDouble()) : 0;
    }

    /** Each question that must not hold may need an element that it must not find. */
    private static int spare(FactType type, List<Asked> not) {
        return (int) not.stream()
                .filter(asked -> asked.question.patterns().stream()
                        .anyMatch(pattern -> pattern.quantifier() == Quantifier.NOT && pattern.fact() == type))
                .count();
    }
}
