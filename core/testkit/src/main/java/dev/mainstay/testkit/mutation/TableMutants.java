package dev.mainstay.testkit.mutation;

import dev.mainstay.pack.ActionRow;
import dev.mainstay.pack.DiagnosisRow;
import dev.mainstay.pack.PackModel;
import dev.mainstay.pack.PlaybookRow;
import dev.mainstay.pack.SourceRef;
import dev.mainstay.pack.WeightRow;
import dev.mainstay.vocabulary.Cause;
import dev.mainstay.vocabulary.Commitment;
import dev.mainstay.vocabulary.CommitmentStatus;
import dev.mainstay.vocabulary.ConductRisk;
import dev.mainstay.vocabulary.Lever;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Changes to the rows of the other tables: left out, swapped, with another number or without a cell. */
final class TableMutants {

    private static final double MORE = 1.25;
    private static final double LESS = 0.5;

    private final PackModel pack;
    private final List<Mutant> into;

    TableMutants(PackModel pack, List<Mutant> into) {
        this.pack = pack;
        this.into = into;
    }

    void make() {
        for (int i = 0; i < pack.diagnosis().size(); i++) {
            if (pack.owns(pack.diagnosis().get(i).at())) {
                diagnosis(i, pack.diagnosis().get(i));
            }
        }
        for (int i = 0; i < pack.actions().size(); i++) {
            if (pack.owns(pack.actions().get(i).at())) {
                action(i, pack.actions().get(i));
            }
        }
        for (int i = 0; i < pack.playbook().size(); i++) {
            if (pack.owns(pack.playbook().get(i).at())) {
                playbook(i, pack.playbook().get(i));
            }
        }
        new TreeMap<>(pack.weights())
                .values().stream().filter(row -> pack.owns(row.at())).forEach(this::weight);
    }

    // ---- diagnosis.csv

    private void diagnosis(int position, DiagnosisRow row) {
        changed(Mutation.ROW_DROPPED, position, row, Optional.empty(), "row", "");
        double weight = row.weight() * LESS;
        DiagnosisRow lighter = new DiagnosisRow(row.signal(), row.influence(), row.facet(), weight, row.at());
        changed(
                Mutation.NUMBER,
                position,
                row,
                Optional.of(lighter),
                Mutants.number(row.weight()),
                Mutants.number(weight));
        boolean taken = pack.diagnosis().stream()
                .anyMatch(other ->
                        other.signal().equals(row.signal()) && other.influence().equals(otherInfluence(row)));
        if (!taken && row.facet().isEmpty()) {
            DiagnosisRow other = new DiagnosisRow(row.signal(), otherInfluence(row), "", row.weight(), row.at());
            changed(Mutation.CODE_SWAPPED, position, row, Optional.of(other), row.influence(), other.influence());
        }
        if (!row.facet().isEmpty()) {
            DiagnosisRow other = new DiagnosisRow(row.signal(), row.influence(), "", row.weight(), row.at());
            boolean vanishes = pack.diagnosis().stream()
                            .filter(same -> same.facet().equals(row.facet()))
                            .count()
                    < 2;
            if (!vanishes) {
                changed(Mutation.CELL_DROPPED, position, row, Optional.of(other), row.facet(), "");
            }
        }
    }

    private static String otherInfluence(DiagnosisRow row) {
        List<String> all = Arrays.stream(ConductRisk.values()).map(Enum::name).anyMatch(row.influence()::equals)
                ? Arrays.stream(ConductRisk.values()).map(Enum::name).toList()
                : Arrays.stream(Cause.values()).map(Enum::name).toList();
        return Mutants.next(all, row.influence());
    }

    private void changed(
            Mutation mutation,
            int position,
            DiagnosisRow row,
            Optional<DiagnosisRow> other,
            String before,
            String after) {
        add(
                mutation,
                row.at(),
                row.signal() + " " + row.influence(),
                before,
                after,
                Set.of(row.signal(), row.influence()),
                () -> Change.diagnosis(pack, position, other));
    }

    // ---- actions.csv

    private void action(int position, ActionRow row) {
        List<String> owners = pack.actions().stream()
                .map(ActionRow::owner)
                .distinct()
                .sorted()
                .toList();
        if (owners.size() > 1) {
            String owner = Mutants.next(owners, row.owner());
            action(Mutation.CODE_SWAPPED, position, row, new Cells(row).owner(owner), row.owner(), owner);
        }
        row.commitment().ifPresent(commitment -> {
            Commitment next = Mutants.next(Arrays.asList(Commitment.values()), commitment);
            action(
                    Mutation.CODE_SWAPPED,
                    position,
                    row,
                    new Cells(row).commitment(next),
                    commitment.name(),
                    next.name());
        });
        Lever lever = Mutants.next(Arrays.asList(Lever.values()), row.lever());
        action(
                Mutation.CODE_SWAPPED,
                position,
                row,
                new Cells(row).lever(lever),
                row.lever().name(),
                lever.name());
        int due = row.dueDays() + 7;
        action(Mutation.NUMBER, position, row, new Cells(row).dueDays(due), row.dueDays() + " days", due + " days");
        double hours = row.effortHours() * 2;
        action(
                Mutation.NUMBER,
                position,
                row,
                new Cells(row).effortHours(hours),
                Mutants.number(row.effortHours()) + " h",
                Mutants.number(hours) + " h");
        if (row.cost() > 0) {
            double cost = row.cost() * 2;
            action(
                    Mutation.NUMBER,
                    position,
                    row,
                    new Cells(row).cost(cost),
                    "cost " + Mutants.number(row.cost()),
                    "cost " + Mutants.number(cost));
        }
        action(
                Mutation.CELL_DROPPED,
                position,
                row,
                new Cells(row).obligation(!row.obligation()),
                "obligation " + row.obligation(),
                "obligation " + !row.obligation());
        row.requires()
                .forEach(permit -> action(
                        Mutation.CELL_DROPPED,
                        position,
                        row,
                        new Cells(row).requires(less(row.requires(), permit)),
                        permit,
                        ""));
        row.excludes()
                .forEach(other -> action(
                        Mutation.CELL_DROPPED,
                        position,
                        row,
                        new Cells(row).excludes(less(row.excludes(), other)),
                        other,
                        ""));
        row.traits().stream().sorted().forEach(trait -> {
            Set<String> traits = new LinkedHashSet<>(row.traits());
            traits.remove(trait);
            action(Mutation.CELL_DROPPED, position, row, new Cells(row).traits(traits), trait, "");
        });
    }

    private void action(Mutation mutation, int position, ActionRow row, Cells other, String before, String after) {
        ActionRow changed = other.row();
        Set<String> codes = new LinkedHashSet<>(List.of(row.code()));
        if (row.excludes().contains(before)) {
            codes.add(before);
        }
        into.add(new Mutant(
                mutation,
                row.at(),
                row.code(),
                before,
                after,
                codes,
                Mutant.Part.ACTION,
                position,
                () -> Change.action(pack, position, changed)));
    }

    private static List<String> less(List<String> all, String one) {
        return all.stream().filter(other -> !other.equals(one)).toList();
    }

    // ---- playbook.csv

    private void playbook(int position, PlaybookRow row) {
        changed(Mutation.ROW_DROPPED, position, row, Optional.empty(), "row", "");
        String action =
                pack.playbook().get((position + 1) % pack.playbook().size()).action();
        if (action.equals(row.action())) {
            action = Mutants.next(pack.actions().stream().map(ActionRow::code).toList(), action);
        }
        changed(
                Mutation.CODE_SWAPPED,
                position,
                row,
                Optional.of(new Cells.Play(row).action(action).row()),
                row.action(),
                action);
        double save = row.save() * LESS;
        changed(
                Mutation.NUMBER,
                position,
                row,
                Optional.of(new Cells.Play(row).save(save).row()),
                "save " + Mutants.number(row.save()),
                "save " + Mutants.number(save));
        row.atLeast().ifPresent(atLeast -> {
            double other = Math.min(1, atLeast * MORE);
            changed(
                    Mutation.NUMBER,
                    position,
                    row,
                    Optional.of(new Cells.Play(row).atLeast(other).row()),
                    "atLeast " + Mutants.number(atLeast),
                    "atLeast " + Mutants.number(other));
        });
        selectors(position, row);
    }

    private void selectors(int position, PlaybookRow row) {
        boolean asksForMore = row.cause().isPresent()
                || row.risk().isPresent()
                || row.signal().isPresent()
                || row.commitment().isPresent();
        if (!row.stances().isEmpty() && asksForMore) {
            dropped(position, row, row.stances(), new Cells.Play(row).anyStance());
        }
        if (!row.tiers().isEmpty()) {
            dropped(position, row, row.tiers(), new Cells.Play(row).anyTier());
        }
        if (!row.kinds().isEmpty()) {
            dropped(position, row, row.kinds(), new Cells.Play(row).anyKind());
        }
        if (!row.industries().isEmpty()) {
            dropped(position, row, row.industries(), new Cells.Play(row).anyIndustry());
        }
        if (!row.valueClasses().isEmpty()) {
            dropped(position, row, row.valueClasses(), new Cells.Play(row).anyValueClass());
        }
        row.facet().ifPresent(facet -> dropped(position, row, Set.of(facet), new Cells.Play(row).anyFacet()));
        if (row.commitment().isPresent()) {
            CommitmentStatus other = row.commitmentFrom() == CommitmentStatus.BROKEN
                    ? CommitmentStatus.STRAINED
                    : CommitmentStatus.BROKEN;
            changed(
                    Mutation.CODE_SWAPPED,
                    position,
                    row,
                    Optional.of(new Cells.Play(row).commitmentFrom(other).row()),
                    row.commitmentFrom().name(),
                    other.name());
        }
    }

    private static String where(PlaybookRow row) {
        Set<String> codes = new LinkedHashSet<>(List.of(row.action()));
        row.cause().ifPresent(codes::add);
        row.signal().ifPresent(codes::add);
        row.risk().ifPresent(risk -> codes.add(risk.name()));
        row.commitment().ifPresent(commitment -> codes.add(commitment.name()));
        return String.join(" ", codes);
    }

    /** Signals that speak against what this one speaks for: what others say may hide a row. */
    private Set<String> opposing(String signal) {
        Set<String> spokenFor = pack.diagnosis().stream()
                .filter(row -> row.signal().equals(signal) && row.weight() > 0)
                .map(DiagnosisRow::influence)
                .collect(Collectors.toSet());
        return pack.diagnosis().stream()
                .filter(row -> row.weight() < 0 && spokenFor.contains(row.influence()))
                .map(DiagnosisRow::signal)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private void dropped(int position, PlaybookRow row, Set<?> cell, Cells.Play other) {
        String before =
                String.join(" ", cell.stream().map(Object::toString).sorted().toList());
        changed(Mutation.CELL_DROPPED, position, row, Optional.of(other.row()), before, "");
    }

    private void changed(
            Mutation mutation,
            int position,
            PlaybookRow row,
            Optional<PlaybookRow> other,
            String before,
            String after) {
        Set<String> codes = new LinkedHashSet<>();
        codes.add(row.action());
        row.cause().ifPresent(codes::add);
        row.signal().ifPresent(signal -> {
            codes.add(signal);
            codes.addAll(opposing(signal));
        });
        row.risk().ifPresent(risk -> codes.add(risk.name()));
        row.commitment().ifPresent(commitment -> codes.add(commitment.name()));
        into.add(new Mutant(
                mutation,
                row.at(),
                where(row),
                before,
                after,
                codes,
                Mutant.Part.PLAYBOOK,
                position,
                () -> Change.playbook(pack, position, other)));
    }

    // ---- weights.csv

    /** A scenario is one account on one day, so it cannot see what past actions or an earlier advice change. */
    private void weight(WeightRow row) {
        if (row.value() == 0 || row.key().startsWith("cooldown.") || row.key().startsWith("delta.")) {
            return;
        }
        boolean whole =
                row.value() == Math.rint(row.value()) && Math.abs(row.value()) <= 20 && Math.abs(row.value()) > 1;
        double other = whole ? row.value() + 1 : row.value() * MORE;
        String name = row.key().substring(row.key().lastIndexOf('.') + 1);
        into.add(new Mutant(
                Mutation.WEIGHT,
                row.at(),
                row.key(),
                Mutants.number(row.value()),
                Mutants.number(other),
                Set.of(name),
                Mutant.Part.WEIGHT,
                0,
                () -> Change.weight(pack, new WeightRow(row.key(), other, row.at()))));
    }

    private void add(
            Mutation mutation,
            SourceRef at,
            String where,
            String before,
            String after,
            Set<String> codes,
            Supplier<PackModel> model) {
        into.add(new Mutant(mutation, at, where, before, after, codes, Mutant.Part.DATA, 0, model));
    }
}
