package dev.mainstay.json;

import dev.mainstay.advice.Action;
import dev.mainstay.advice.Advice;
import dev.mainstay.advice.CommitmentState;
import dev.mainstay.advice.ConductFinding;
import dev.mainstay.advice.DiagnosedCause;
import dev.mainstay.advice.Evidence;
import dev.mainstay.advice.Factors;
import dev.mainstay.advice.Gap;
import dev.mainstay.advice.Risk;
import dev.mainstay.advice.Signal;
import dev.mainstay.advice.Withheld;
import dev.mainstay.pack.PackId;
import dev.mainstay.pack.SourceRef;
import dev.mainstay.pack.TextRow;
import dev.mainstay.pack.Texts;
import dev.mainstay.vocabulary.Cause;
import dev.mainstay.vocabulary.Commitment;
import dev.mainstay.vocabulary.CommitmentStatus;
import dev.mainstay.vocabulary.ConductRisk;
import dev.mainstay.vocabulary.Controllability;
import dev.mainstay.vocabulary.Money;
import dev.mainstay.vocabulary.RiskLevel;
import dev.mainstay.vocabulary.Severity;
import dev.mainstay.vocabulary.Stance;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Advice made by hand. */
final class SomeAdvice {

    private static final LocalDate AS_OF = LocalDate.of(2026, 3, 31);
    private static final PackId PACK = new PackId("standard", "1.0", "ab12");

    private SomeAdvice() {}

    /** Nothing to say. */
    static Advice poor(String id) {
        return new Advice(
                id,
                AS_OF,
                PACK,
                Stance.MAINTAIN,
                new Risk(RiskLevel.LOW, 0, Optional.empty()),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of());
    }

    /** Something of everything. */
    static Advice rich(String id) {
        return of(id, texts("Expedite"));
    }

    /** With another text for the same action of the same pack. */
    static Advice withTitle(String title) {
        return of("A", texts(title));
    }

    private static Texts texts(String title) {
        return new Texts(
                Map.of(
                        "en",
                        rows(Map.of(
                                "action.EXPEDITE", title,
                                "action.EXPEDITE.step.1", "Call",
                                "action.EXPEDITE.step.2", "Ship",
                                "success.ON_TIME", "On time",
                                "stop.QUARTER", "After a quarter")),
                        "zh",
                        rows(Map.of(
                                "action.EXPEDITE", "加急交付",
                                "action.EXPEDITE.step.1", "致电",
                                "action.EXPEDITE.step.2", "发货"))),
                "en");
    }

    private static Map<String, TextRow> rows(Map<String, String> texts) {
        return texts.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        text -> new TextRow(text.getKey(), text.getValue(), new SourceRef("texts/en.csv", 2, 1))));
    }

    private static Advice of(String id, Texts texts) {
        return new Advice(
                id,
                AS_OF,
                PACK,
                Stance.RETAIN,
                new Risk(RiskLevel.HIGH, 0.625, Optional.of(Money.of("6.6E+5", "CNY"))),
                List.of(new CommitmentState(Commitment.DELIVERY, CommitmentStatus.BROKEN, List.of("LATE_DELIVERY"))),
                List.of(new DiagnosedCause(
                        Cause.STRONGER_RIVAL,
                        List.of("LOWER_PRICE"),
                        0.5,
                        Controllability.PARTLY,
                        List.of("PRICE_GAP"),
                        List.of("LOYAL"))),
                List.of(new ConductFinding(ConductRisk.DIVERSION, 1, List.of("DIVERTED"))),
                List.of(new Signal("LATE_DELIVERY", "Deliveries arrive late", Severity.SERIOUS, evidence())),
                List.of(expedite(id, texts), unknown(id, texts)),
                List.of(
                        new Withheld("DISCOUNT", "FIX_FIRST", "No discount", List.of()),
                        new Withheld(
                                "EXIT",
                                "NOT_READY",
                                "No exit",
                                List.of(
                                        new Withheld.Precondition("DEBT_PAID", true),
                                        new Withheld.Precondition("REPLACEMENT", false)))),
                List.of(new Gap("service.npsScore", List.of("DETRACTOR"))));
    }

    private static List<Evidence> evidence() {
        return List.of(
                new Evidence(
                        "delivery.onTimeRate",
                        0.86,
                        "<",
                        0.9,
                        Optional.of("delivery.onTime"),
                        Optional.of("limits.csv:12")),
                new Evidence("complaints[C-17].openDays", 61, ">", 60.0, Optional.empty(), Optional.empty()),
                new Evidence("delivery.peakSupplyAgreed", false, "==", false, Optional.empty(), Optional.empty()),
                new Evidence("profile.tier", "KEY", "==", "KEY", Optional.empty(), Optional.empty()));
    }

    private static Action expedite(String id, Texts texts) {
        Factors factors = new Factors(
                Factors.Basis.DEFECTION,
                0.25,
                Optional.of(660_000.0),
                Optional.of(1_500.0),
                Optional.of(163_500.0),
                1.2,
                0.9,
                1);
        return new Action(
                1,
                "EXPEDITE",
                id + "/EXPEDITE/2026Q1",
                "LOGISTICS",
                AS_OF.plusDays(7),
                true,
                1234.5,
                factors,
                List.of("DELIVERY", "LATE_DELIVERY"),
                "ON_TIME",
                "QUARTER",
                texts);
    }

    private static Action unknown(String id, Texts texts) {
        Factors factors = new Factors(
                Factors.Basis.GROWTH, 0.25, Optional.empty(), Optional.empty(), Optional.empty(), 1, 0.9, 1);
        return new Action(
                2,
                "UNKNOWN",
                id + "/UNKNOWN/2026Q1",
                "SALES",
                AS_OF.plusDays(7),
                false,
                0.125,
                factors,
                List.of(),
                "NONE",
                "NONE",
                texts);
    }
}
