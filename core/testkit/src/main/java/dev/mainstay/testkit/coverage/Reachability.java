package dev.mainstay.testkit.coverage;

import dev.mainstay.account.AccountSnapshot;
import dev.mainstay.authoring.internal.interval.Question;
import dev.mainstay.authoring.internal.interval.Reasoner;
import dev.mainstay.authoring.internal.interval.RowQuestion;
import dev.mainstay.authoring.internal.interval.Search;
import dev.mainstay.authoring.internal.interval.Setting;
import dev.mainstay.authoring.internal.interval.Witness;
import dev.mainstay.authoring.internal.meaning.Interpreter;
import dev.mainstay.authoring.internal.meaning.RandomAccounts;
import dev.mainstay.authoring.snapshot.SnapshotTree;
import dev.mainstay.pack.Condition;
import dev.mainstay.pack.LimitRow;
import dev.mainstay.pack.Operator;
import dev.mainstay.pack.PackModel;
import dev.mainstay.pack.Pattern;
import dev.mainstay.pack.Pattern.Quantifier;
import dev.mainstay.pack.PlaybookRow;
import dev.mainstay.pack.Rule;
import dev.mainstay.pack.RulePack;
import dev.mainstay.pack.SourceRef;
import dev.mainstay.pack.Term;
import dev.mainstay.testkit.coverage.CoverageItem.Kind;
import dev.mainstay.testkit.coverage.CoverageItem.State;
import dev.mainstay.testkit.coverage.Inventory.Atom;
import dev.mainstay.vocabulary.FactType;
import dev.mainstay.vocabulary.Lookup;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Looks at what no scenario reaches: proves that no account can, or finds one that does. What it calls impossible is proven by
 * the interval reasoner; what it gives as an example has been followed by the interpreter. Belongs to one thread.
 */
final class Reachability {

    private static final LocalDate USUAL_DAY = LocalDate.of(2026, 3, 31);
    private static final int RANDOM_ACCOUNTS = 400;
    private static final long SEED = 20260331;

    private final PackModel model;
    private final Reasoner reasoner;
    private final Interpreter interpreter;
    private final LimitReaders readers;
    private final List<CoverageItem> items;
    private final Inventory inventory;
    private final Map<Integer, AccountSnapshot> examples = new LinkedHashMap<>();

    private Reachability(RulePack pack, List<CoverageItem> items) {
        this.items = items;
        model = pack.model();
        reasoner = Reasoner.within(model, USUAL_DAY);
        interpreter = new Interpreter(model, pack.id());
        readers = new LimitReaders(model);
        Set<SourceRef> places = items.stream()
                .filter(item -> item.kind() == Kind.FIRES || item.kind() == Kind.REACHED)
                .map(CoverageItem::at)
                .collect(Collectors.toSet());
        inventory = Inventory.of(model, places::contains);
    }

    /** The items, those that are missing looked at. */
    static List<CoverageItem> reasoned(RulePack pack, List<CoverageItem> items) {
        return items.stream().noneMatch(item -> item.state() == State.MISSING)
                ? items
                : new Reachability(pack, items).reasoned();
    }

    private List<CoverageItem> reasoned() {
        Set<Integer> open = new TreeSet<>();
        Set<Integer> impossible = new TreeSet<>();
        for (int i = 0; i < items.size(); i++) {
            if (items.get(i).state() == State.MISSING) {
                open.add(i);
            }
        }
        follow(AccountSnapshot.builder("any", USUAL_DAY).build(), open);
        for (int item : List.copyOf(open)) {
            if (open.contains(item) && isImpossible(item, open)) {
                impossible.add(item);
                open.remove(item);
            }
        }
        RandomAccounts accounts = new RandomAccounts(model, SEED);
        for (int i = 0; i < RANDOM_ACCOUNTS && !open.isEmpty(); i++) {
            follow(accounts.account(i), open);
        }
        List<CoverageItem> reasoned = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            CoverageItem item = items.get(i);
            AccountSnapshot example = examples.get(i);
            reasoned.add(
                    impossible.contains(i)
                            ? item.impossible()
                            : example == null ? item : item.reachedBy(smallest(i, example)));
        }
        return reasoned;
    }

    /** Notes what is open and this account reaches. */
    private void follow(AccountSnapshot account, Set<Integer> open) {
        new Observer(model, inventory, item -> {
                    if (open.remove(item)) {
                        examples.put(item, account);
                    }
                })
                .observe(interpreter.interpret(account));
    }

    private AccountSnapshot smallest(int item, AccountSnapshot account) {
        return SnapshotTree.smallest(account, smaller -> reaches(smaller, item));
    }

    private boolean reaches(AccountSnapshot account, int item) {
        boolean[] reached = {false};
        new Observer(model, inventory, other -> reached[0] |= other == item).observe(interpreter.interpret(account));
        return reached[0];
    }

    /** Whether it is proven that no account reaches an item; accounts met on the way are followed. */
    private boolean isImpossible(int item, Set<Integer> open) {
        List<Search> searches;
        try {
            searches = searches(item);
        } catch (IllegalArgumentException beyondReasoning) {
            return false;
        }
        boolean nowhere = true;
        for (Search search : searches) {
            nowhere &= search.isNowhere();
            search.witness().flatMap(Witness::account).ifPresent(account -> follow(account, open));
            if (!open.contains(item)) {
                return false;
            }
        }
        return nowhere;
    }

    /** An account reaches the item only if one of these searches finds some. */
    private List<Search> searches(int item) {
        Kind kind = items.get(item).kind();
        return switch (kind) {
            case FIRES ->
                List.of(reasoner.holds(Question.of(rule(items.get(item).part()))));
            case HOLDS, FAILS, UNKNOWN, DECIDES_BY_HOLDING, DECIDES_BY_FAILING -> condition(kind, inventory.atom(item));
            case AT_LIMIT, BELOW_LIMIT, ABOVE_LIMIT ->
                limit(kind, limit(items.get(item).at()));
            case REACHED -> row(items.get(item));
        };
    }

    private Rule rule(String name) {
        return model.rules().stream()
                .filter(rule -> rule.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    // ---- conditions

    private List<Search> condition(Kind kind, Atom atom) {
        Rule rule = atom.rule();
        Pattern pattern = rule.patterns().get(atom.pattern());
        if (atom.comparison().isEmpty()) {
            return wholePattern(kind, atom, pattern);
        }
        Condition.Comparison comparison = atom.comparison().get();
        Pattern alone = one(pattern.fact(), List.of(comparison));
        Pattern contrary = one(
                pattern.fact(),
                List.of(new Condition.Comparison(
                        comparison.left(), comparison.operator().negated(), comparison.right(), comparison.at())));
        boolean forbids = pattern.quantifier() == Quantifier.NOT;
        return switch (kind) {
            case HOLDS -> List.of(reasoner.holds(Question.of(List.of(alone))));
            case FAILS -> List.of(reasoner.holds(Question.of(List.of(contrary))));
            case UNKNOWN -> reasoner.mayBeUnknown(comparison, pattern.fact()) ? unproven() : List.of();
            case DECIDES_BY_HOLDING ->
                List.of(apart(rule, Supposition.of(rule, atom, position(atom), false), !forbids));
            default -> List.of(apart(rule, Supposition.of(rule, atom, position(atom), true), forbids));
        };
    }

    /** Position of a comparison among those of its pattern. */
    private int position(Atom atom) {
        return inventory.atoms(atom.rule().name()).get(atom.pattern()).indexOf(atom);
    }

    /** Where the rule fires as it is and, supposing otherwise, does not; or the other way round. */
    private Search apart(Rule rule, Optional<List<Pattern>> supposed, boolean firesAsItIs) {
        Question is = about(rule, rule.patterns());
        if (supposed.isEmpty()) {
            return firesAsItIs ? reasoner.holds(is) : new Search.Nowhere();
        }
        Question otherwise = about(rule, supposed.get());
        return firesAsItIs ? reasoner.apart(is, otherwise) : reasoner.apart(otherwise, is);
    }

    /** A question about every fact that the rule matches one by one, those first that its call names. */
    private static Question about(Rule rule, List<Pattern> patterns) {
        Question asRule = Question.of(rule);
        List<Integer> subjects = new ArrayList<>(asRule.subjects());
        long each = rule.patterns().stream()
                .filter(pattern -> pattern.quantifier() == Quantifier.EACH)
                .count();
        for (int i = 0; i < each; i++) {
            if (!subjects.contains(i)) {
                subjects.add(i);
            }
        }
        return new Question(patterns, subjects, asRule.distinct(), asRule.switchedOff());
    }

    private List<Search> wholePattern(Kind kind, Atom atom, Pattern pattern) {
        Rule rule = atom.rule();
        List<Pattern> without = new ArrayList<>(rule.patterns());
        without.remove(atom.pattern());
        return switch (kind) {
            case DECIDES_BY_HOLDING -> List.of(reasoner.holds(about(rule, rule.patterns())));
            case DECIDES_BY_FAILING -> {
                if (pattern.quantifier() != Quantifier.ACCUMULATE) {
                    without.add(Supposition.contrary(pattern));
                }
                yield List.of(reasoner.holds(Question.of(without)));
            }
            default -> unproven();
        };
    }

    private static List<Search> unproven() {
        return List.of(new Search.Undecided());
    }

    private static Pattern one(FactType fact, List<Condition> conditions) {
        return new Pattern(
                Quantifier.EACH,
                fact,
                "",
                conditions,
                Optional.empty(),
                conditions.get(0).at());
    }

    // ---- rows

    private LimitRow limit(SourceRef at) {
        return model.limits().stream()
                .filter(row -> row.at().equals(at))
                .findFirst()
                .orElseThrow();
    }

    private List<Search> limit(Kind kind, LimitRow row) {
        List<Search> searches = new ArrayList<>();
        double value = row.value().orElseThrow();
        for (LimitReaders.Reader reader : readers.of(row.key())) {
            Term limit = new Term.Limit(row.key());
            List<Condition> conditions =
                    switch (kind) {
                        case AT_LIMIT -> List.of(compared(reader, Operator.EQUAL, limit));
                        case BELOW_LIMIT ->
                            List.of(
                                    compared(reader, Operator.LESS, limit),
                                    compared(reader, Operator.AT_LEAST, number(value - row.step())));
                        default ->
                            List.of(
                                    compared(reader, Operator.GREATER, limit),
                                    compared(reader, Operator.AT_MOST, number(value + row.step())));
                    };
            Question question = Question.of(List.of(one(reader.pattern().fact(), conditions)));
            for (Setting setting : reasoner.settingsOf(row, question)) {
                searches.add(reasoner.holds(question, setting));
            }
        }
        if (readers.isCounted(row.key())) {
            searches.addAll(unproven());
        }
        return searches;
    }

    private static Term number(double value) {
        return new Term.NumberLiteral(value, String.valueOf(value));
    }

    private static Condition compared(LimitReaders.Reader reader, Operator operator, Term right) {
        return new Condition.Comparison(
                reader.observed(), operator, right, reader.pattern().at());
    }

    private List<Search> row(CoverageItem item) {
        SourceRef at = item.at();
        for (LimitRow row : model.limits()) {
            if (row.at().equals(at)) {
                return reasoner.settingsOf(row).isEmpty() ? List.of() : unproven();
            }
        }
        double usually = model.weightValues().getOrDefault("playbook.atLeast", 0.0);
        List<Search> searches = new ArrayList<>();
        model.diagnosis().stream()
                .filter(row -> row.at().equals(at))
                .forEach(row -> searches.add(raised(row.signal(), at)));
        List<PlaybookRow> proposing = model.playbook().stream()
                .filter(row -> row.at().equals(at)
                        || model.actions().stream()
                                .anyMatch(action ->
                                        action.at().equals(at) && action.code().equals(row.action())))
                .toList();
        proposing.forEach(row -> searches.add(reasoner.holds(RowQuestion.of(row, usually))));
        boolean table = at.file().equals("weights.csv");
        return table ? unproven() : searches;
    }

    private Search raised(String signal, SourceRef at) {
        Condition raised = new Condition.Comparison(
                new Term.Answer(Lookup.RAISED, signal), Operator.EQUAL, new Term.NumberLiteral(1, "true"), at);
        return reasoner.holds(Question.of(List.of(one(FactType.FINDINGS, List.of(raised)))));
    }
}
