package dev.mainstay.authoring.diff;

import dev.mainstay.authoring.diff.PackChange.Cell;
import dev.mainstay.authoring.diff.PackChange.Kind;
import dev.mainstay.authoring.diff.PackChange.Part;
import dev.mainstay.authoring.internal.overlay.Origins;
import dev.mainstay.authoring.internal.overlay.RowKeys;
import dev.mainstay.pack.ActionRow;
import dev.mainstay.pack.DiagnosisRow;
import dev.mainstay.pack.LimitRow;
import dev.mainstay.pack.PackInfo;
import dev.mainstay.pack.PackModel;
import dev.mainstay.pack.PlaybookRow;
import dev.mainstay.pack.Rule;
import dev.mainstay.pack.SourceRef;
import dev.mainstay.pack.TextRow;
import dev.mainstay.pack.WeightRow;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Two packs taken apart into what they have in common and the changes between them, so that a pack can be put together that
 * has some of the changes and not the others. Immutable and thread-safe.
 */
final class Composition {

    private final PackModel before;
    private final PackModel after;
    private final List<PackChange> changes = new ArrayList<>();
    private final Table<Rule> rules;
    private final Table<LimitRow> limits;
    private final Table<DiagnosisRow> diagnosis;
    private final Table<ActionRow> actions;
    private final Table<PlaybookRow> playbook;
    private final Table<WeightRow> weights;
    private final List<Piece> pieces = new ArrayList<>();
    private final int validity;

    Composition(PackModel before, PackModel after) {
        this.before = before;
        this.after = after;
        validity = validity();
        rules = table(
                new Form<>(Part.RULE, Rule::name, Rule::at, Columns::of),
                before.rules(),
                Slot.pair(before.rules(), after.rules(), List.of(Origins::nowhere, Rule::name), (one, other) -> renamed(
                                one)
                        .equals(renamed(other))));
        limits = table(
                new Form<>(Part.LIMIT, Composition::called, LimitRow::at, Columns::of),
                before.limits(),
                Slot.pair(
                        before.limits(),
                        after.limits(),
                        List.of(
                                Origins::nowhere,
                                row -> List.of(RowKeys.limit(row), row.effectiveFrom()),
                                RowKeys::limit),
                        (one, other) -> one.key().equals(other.key())
                                && Columns.apart(RowKeys.limit(one), RowKeys.limit(other)) == 1));
        diagnosis = table(
                new Form<>(Part.DIAGNOSIS, row -> RowKeys.shown(RowKeys.diagnosis(row)), DiagnosisRow::at, Columns::of),
                before.diagnosis(),
                Slot.pair(
                        before.diagnosis(),
                        after.diagnosis(),
                        List.of(Origins::nowhere, RowKeys::diagnosis),
                        (one, other) -> (one.signal().equals(other.signal()) || samePlace(one.at(), other.at()))
                                && Columns.apart(RowKeys.diagnosis(one), RowKeys.diagnosis(other)) == 1));
        actions = table(
                new Form<>(Part.ACTION, ActionRow::code, ActionRow::at, Columns::of),
                before.actions(),
                Slot.pair(
                        before.actions(),
                        after.actions(),
                        List.of(Origins::nowhere, ActionRow::code),
                        (one, other) -> false));
        playbook = table(
                new Form<>(Part.PLAYBOOK, row -> RowKeys.shown(RowKeys.play(row)), PlaybookRow::at, Columns::of),
                before.playbook(),
                Slot.pair(
                        before.playbook(),
                        after.playbook(),
                        List.of(Origins::nowhere, RowKeys::play),
                        (one, other) -> (answer(one).equals(answer(other)) || samePlace(one.at(), other.at()))
                                && Columns.apart(RowKeys.play(one), RowKeys.play(other)) == 1));
        weights = weights();
        texts();
        pieces(rules, Symbols::of);
        pieces(limits, Symbols::of);
        pieces(diagnosis, Symbols::of);
        pieces(actions, Symbols::of);
        pieces(playbook, Symbols::of);
    }

    /** What a row is called, where it stands, and what it says. */
    private record Form<R>(
            Part part, Function<R, String> key, Function<R, SourceRef> at, Function<R, Map<String, String>> columns) {}

    private static Object renamed(Rule rule) {
        Rule at = Origins.nowhere(rule);
        return List.of(
                at.phase(),
                at.commitment(),
                at.severity(),
                at.confidence(),
                at.patterns(),
                at.consequence(),
                at.switchedOff());
    }

    /** Where a row still stands it was edited; one somewhere else that speaks of something else is another row. */
    private static boolean samePlace(SourceRef one, SourceRef other) {
        return one.pack().equals(other.pack()) && one.file().equals(other.file()) && one.line() == other.line();
    }

    /** What a row of the playbook answers, and by which action; whom it is for may be written otherwise. */
    private static List<Object> answer(PlaybookRow row) {
        return List.of(row.cause(), row.facet(), row.risk(), row.signal(), row.commitment(), row.action());
    }

    /** The key of a limit, whom it is for and from when. */
    private static String called(LimitRow row) {
        return RowKeys.shown(RowKeys.limit(row))
                + row.effectiveFrom().map(day -> ", " + day).orElse("");
    }

    /** All changes; what is done with them is named by their position. */
    List<PackChange> changes() {
        return changes;
    }

    private int validity() {
        Cell from =
                new Cell("effectiveFrom", day(before, PackInfo::effectiveFrom), day(after, PackInfo::effectiveFrom));
        Cell to = new Cell("effectiveTo", day(before, PackInfo::effectiveTo), day(after, PackInfo::effectiveTo));
        List<Cell> cells = Stream.of(from, to)
                .filter(cell -> !cell.before().equals(cell.after()))
                .toList();
        if (cells.isEmpty()) {
            return Table.SAME;
        }
        Optional<SourceRef> place = Optional.of(new SourceRef("pack.yaml", 1, 1));
        changes.add(new PackChange(Part.VALIDITY, Kind.CHANGED, "pack.yaml", place, place, cells));
        return changes.size() - 1;
    }

    private static String day(PackModel model, Function<PackInfo, Optional<LocalDate>> which) {
        return which.apply(model.info()).map(Object::toString).orElse("");
    }

    private <R> Table<R> table(Form<R> form, List<R> old, List<Slot<R>> slots) {
        List<Integer> numbers = new ArrayList<>();
        for (Slot<R> slot : slots) {
            numbers.add(change(form, slot));
        }
        int order = Table.SAME;
        IdentityHashMap<R, Integer> places = new IdentityHashMap<>();
        old.forEach(row -> places.put(row, places.size()));
        List<Integer> common = slots.stream()
                .filter(slot -> slot.after().isPresent())
                .flatMap(slot -> slot.before().stream())
                .map(row -> places.getOrDefault(row, 0))
                .toList();
        boolean ordered = common.equals(common.stream().sorted().toList());
        if (!ordered && form.part() != Part.LIMIT) {
            changes.add(new PackChange(
                    Part.ORDER, Kind.CHANGED, form.part().name(), Optional.empty(), Optional.empty(), List.of()));
            order = changes.size() - 1;
        }
        return new Table<>(old, slots, numbers, order);
    }

    private <R> int change(Form<R> form, Slot<R> slot) {
        Optional<Map<String, String>> was = slot.before().map(form.columns());
        Optional<Map<String, String>> is = slot.after().map(form.columns());
        if (was.equals(is)) {
            return Table.SAME;
        }
        Kind kind = was.isEmpty() ? Kind.ADDED : is.isEmpty() ? Kind.REMOVED : Kind.CHANGED;
        changes.add(new PackChange(
                form.part(),
                kind,
                slot.after().or(slot::before).map(form.key()).orElse(""),
                slot.before().map(form.at()),
                slot.after().map(form.at()),
                kind == Kind.CHANGED ? Columns.differing(was.orElseThrow(), is.orElseThrow()) : List.of()));
        return changes.size() - 1;
    }

    private Table<WeightRow> weights() {
        List<WeightRow> old = new ArrayList<>(new TreeMap<>(before.weights()).values());
        List<WeightRow> young = new ArrayList<>(new TreeMap<>(after.weights()).values());
        return table(
                new Form<>(
                        Part.WEIGHT,
                        WeightRow::key,
                        WeightRow::at,
                        row -> Map.of("value", Columns.number(row.value()))),
                old,
                Slot.pair(old, young, List.of(WeightRow::key), (one, other) -> false));
    }

    private void texts() {
        TreeSet<String> languages = new TreeSet<>(before.texts().byLanguage().keySet());
        languages.addAll(after.texts().byLanguage().keySet());
        for (String language : languages) {
            List<TextRow> old = texts(before, language);
            List<TextRow> young = texts(after, language);
            Form<TextRow> form = new Form<>(
                    Part.TEXT, row -> language + " " + row.key(), TextRow::at, row -> Map.of("text", row.text()));
            Slot.pair(old, young, List.of(TextRow::key), (one, other) -> false).forEach(slot -> change(form, slot));
        }
    }

    private static List<TextRow> texts(PackModel model, String language) {
        return new ArrayList<>(new TreeMap<>(model.texts().byLanguage().getOrDefault(language, Map.of())).values());
    }

    /** All of them. */
    BitSet all() {
        BitSet all = new BitSet();
        all.set(0, changes.size());
        return all;
    }

    /** The pack with these changes and no others; texts and what else no advice depends on stay the old pack's. */
    PackModel model(BitSet applied) {
        Map<String, WeightRow> byKey = new TreeMap<>();
        weights.rows(applied).forEach(row -> byKey.put(row.key(), row));
        PackInfo days = (validity != Table.SAME && applied.get(validity) ? after : before).info();
        PackInfo info = new PackInfo(
                before.info().name(),
                before.info().version(),
                before.info().owner(),
                before.info().language(),
                days.effectiveFrom(),
                days.effectiveTo(),
                before.info().description(),
                before.info().bases());
        return new PackModel(
                info,
                rules.rows(applied),
                limits.rows(applied),
                diagnosis.rows(applied),
                actions.rows(applied),
                playbook.rows(applied),
                byKey,
                before.texts());
    }

    /**
     * A pack with other changes that advises every account as the one with these does: limits that no rule reads and actions
     * that no row proposes are there, whether they are new or gone. So there are fewer packs to make ready.
     *
     * @param past actions that may be under way, which keep others out though no row proposes them
     */
    BitSet padded(BitSet applied, Set<String> past) {
        Set<String> needed = new HashSet<>();
        each(applied, (symbols, change) -> needed.addAll(symbols.needed()));
        BitSet padded = (BitSet) applied.clone();
        for (int change = 0; change < changes.size(); change++) {
            PackChange one = changes.get(change);
            boolean idle = (one.part() == Part.ACTION && !past.contains(one.key()))
                    || (one.part() == Part.LIMIT && !needed.contains(limitSymbol(change)));
            if (idle && one.kind() != Kind.CHANGED) {
                padded.set(change, one.kind() == Kind.ADDED);
            }
        }
        return padded;
    }

    private String limitSymbol(int change) {
        return limit(change)
                .flatMap(slot -> slot.after().or(slot::before))
                .map(row -> Symbols.limit(row.key()))
                .orElse("");
    }

    /** Those of these changes that make the network of the rules another. */
    BitSet ofRules(BitSet applied) {
        BitSet ofRules = (BitSet) applied.clone();
        for (int change = 0; change < changes.size(); change++) {
            Part part = changes.get(change).part();
            ofRules.set(change, ofRules.get(change) && (part == Part.RULE || part == Part.ORDER));
        }
        return ofRules;
    }

    /** These changes and those that they need, for what a pack names must be there. */
    BitSet grown(BitSet wanted) {
        return fitted(wanted, true);
    }

    /** These changes without those that need one of the others. */
    BitSet shrunk(BitSet wanted) {
        return fitted(wanted, false);
    }

    private BitSet fitted(BitSet wanted, boolean grow) {
        BitSet applied = (BitSet) wanted.clone();
        while (true) {
            TreeSet<String> missing = new TreeSet<>();
            TreeSet<String> there = new TreeSet<>();
            each(applied, (symbols, change) -> {
                there.addAll(symbols.defined());
                missing.addAll(symbols.needed());
            });
            missing.removeAll(there);
            if (missing.isEmpty() || !mend(applied, missing, grow)) {
                return applied;
            }
        }
    }

    /** Applies, or takes back, what defines one of the missing symbols; else what takes away the need for it. */
    private boolean mend(BitSet applied, Set<String> missing, boolean grow) {
        BitSet other = new BitSet();
        other.set(0, changes.size());
        if (!grow) {
            other.clear(0, changes.size());
        }
        BitSet defining = new BitSet();
        each(other, (symbols, change) -> {
            if (change != Table.SAME
                    && applied.get(change) != grow
                    && symbols.defined().stream().anyMatch(missing::contains)) {
                defining.set(change);
            }
        });
        BitSet needing = new BitSet();
        each(applied, (symbols, change) -> {
            if (change != Table.SAME
                    && applied.get(change) != grow
                    && symbols.needed().stream().anyMatch(missing::contains)) {
                needing.set(change);
            }
        });
        BitSet mending = defining.isEmpty() ? needing : defining;
        mending.stream().forEach(change -> applied.set(change, grow));
        return !mending.isEmpty();
    }

    private void each(BitSet applied, BiConsumer<Symbols, Integer> visitor) {
        for (Piece piece : pieces) {
            (piece.change != Table.SAME && applied.get(piece.change) ? piece.after : piece.before)
                    .ifPresent(symbols -> visitor.accept(symbols, piece.change));
        }
    }

    /** What a slot defines and needs in each of the packs. */
    private record Piece(Optional<Symbols> before, Optional<Symbols> after, int change) {}

    private <R> void pieces(Table<R> table, Function<R, Symbols> symbols) {
        table.each((slot, change) ->
                pieces.add(new Piece(slot.before().map(symbols), slot.after().map(symbols), change)));
    }

    /** All rules of both packs. */
    List<Slot<Rule>> rules() {
        return rules.slots();
    }

    /** Number of the change that a rule is, {@link Table#SAME} where it is none. */
    int number(Slot<Rule> rule) {
        return rules.change(rule);
    }

    Slot<Rule> rule(int change) {
        return rules.slot(change).orElseThrow();
    }

    Optional<Slot<LimitRow>> limit(int change) {
        return limits.slot(change);
    }

    Optional<Slot<DiagnosisRow>> diagnosis(int change) {
        return diagnosis.slot(change);
    }

    Optional<Slot<PlaybookRow>> play(int change) {
        return playbook.slot(change);
    }
}
