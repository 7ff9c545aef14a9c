package dev.mainstay.authoring.internal;

import dev.mainstay.authoring.internal.RuleHeaders.Annotation;
import dev.mainstay.authoring.internal.Tokens.Unreadable;
import dev.mainstay.authoring.internal.overlay.Intent;
import dev.mainstay.internal.Nearest;
import dev.mainstay.pack.SourceRef;
import dev.mainstay.problem.Problem;
import dev.mainstay.vocabulary.Commitment;
import dev.mainstay.vocabulary.Phase;
import dev.mainstay.vocabulary.Severity;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.drools.drl.ast.descr.AnnotationDescr;
import org.drools.drl.ast.descr.RuleDescr;

/** Reads what a rule says of itself in annotations; those it may not have are refused. */
final class RuleAnnotations {

    static final List<String> NAMES = List.of("commitment", "severity", "confidence");
    private static final String CHANGE = "change";
    private static final Pattern CONFIDENCE = Pattern.compile("[01](\\.[0-9]{1,15})?");

    /** What a rule says of itself, or what holds where it says nothing. */
    record Said(Optional<Commitment> commitment, Severity severity, double confidence, Optional<Intent> change) {}

    /** Reads what one annotation says, or throws why it cannot be. */
    @FunctionalInterface
    private interface Reading<T> {
        T read(Annotation annotation) throws Unreadable;
    }

    private final SourceFile file;
    private final Phase phase;
    private final RuleHeaders headers;
    private final boolean overlay;
    private final Refusals refusals;

    /** A reader of these headers; rules of an overlay may say what they do to those of its base. */
    RuleAnnotations(SourceFile file, Phase phase, RuleHeaders headers, boolean overlay, Refusals refusals) {
        this.file = file;
        this.phase = phase;
        this.headers = headers;
        this.overlay = overlay;
        this.refusals = refusals;
    }

    Said read(RuleDescr descr) throws Unreadable {
        Map<String, Annotation> annotations = known(descr);
        Optional<Commitment> commitment = said(annotations, "commitment", one -> code(one, Commitment.class));
        Optional<Severity> severity = said(annotations, "severity", one -> code(one, Severity.class));
        Optional<Double> confidence = said(annotations, "confidence", this::confidence);
        Optional<Intent> change = said(annotations, CHANGE, this::intent);
        return new Said(commitment, severity.orElse(Severity.SERIOUS), confidence.orElse(1.0), change);
    }

    private <T> Optional<T> said(Map<String, Annotation> annotations, String name, Reading<T> reading) {
        Annotation annotation = annotations.get(name);
        return annotation == null ? Optional.empty() : refusals.attempt(() -> reading.read(annotation));
    }

    private Map<String, Annotation> known(RuleDescr descr) throws Unreadable {
        List<String> shown = new ArrayList<>(NAMES);
        List<String> known = new ArrayList<>(phase == Phase.SIGNALS ? NAMES : List.of());
        if (overlay) {
            known.add(CHANGE);
            shown.add(CHANGE);
        }
        for (AnnotationDescr other : descr.getAnnotations()) {
            throw unknownAnnotation(refusals.at(other), other.getName(), shown);
        }
        Map<String, Annotation> annotations = new HashMap<>();
        for (Annotation annotation : headers.of(file.index(descr.getStartCharacter()))) {
            if (!known.contains(annotation.name()) || annotations.put(annotation.name(), annotation) != null) {
                throw unknownAnnotation(file.at(annotation.offset()), annotation.name(), shown);
            }
        }
        return annotations;
    }

    private static Unreadable unknownAnnotation(SourceRef at, String name, List<String> known) {
        Problem problem = Problem.of("MS-106", at.toString(), name, String.join(", ", known));
        return new Unreadable(Nearest.to(name, known)
                .filter(nearest -> !nearest.equals(name))
                .map(nearest -> problem.suggesting("@" + nearest))
                .orElse(problem));
    }

    private <C extends Enum<C>> C code(Annotation annotation, Class<C> type) throws Unreadable {
        List<String> codes =
                Arrays.stream(type.getEnumConstants()).map(Enum::name).toList();
        if (!codes.contains(annotation.value())) {
            throw new Unreadable(Problems.unknown(
                    "MS-107",
                    file.at(annotation.offset()),
                    annotation.value(),
                    codes,
                    "@" + annotation.name(),
                    annotation.value()));
        }
        return Enum.valueOf(type, annotation.value());
    }

    /** A rule of the base is never removed, only replaced or, for a time, switched off. */
    private Intent intent(Annotation annotation) throws Unreadable {
        List<String> words = List.of(Intent.ADD.word(), Intent.REPLACE.word());
        if (!words.contains(annotation.value())) {
            throw new Unreadable(Problems.unknown(
                    "MS-107",
                    file.at(annotation.offset()),
                    annotation.value(),
                    words,
                    "@" + CHANGE,
                    annotation.value()));
        }
        return Intent.called(annotation.value()).orElseThrow();
    }

    private double confidence(Annotation annotation) throws Unreadable {
        if (CONFIDENCE.matcher(annotation.value()).matches()) {
            double value = Double.parseDouble(annotation.value());
            if (value > 0 && value <= 1) {
                return value;
            }
        }
        throw new Unreadable("MS-107", file.at(annotation.offset()), "@confidence", annotation.value(), "0.5, 1");
    }
}
