package dev.mainstay.authoring.internal;

import dev.mainstay.authoring.internal.RuleOutline.Segment;
import dev.mainstay.authoring.internal.RuleParser.Parsed;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Takes a rule file apart, as a whole if it can be, else piece by piece, so that a rule that cannot be read hides no other.
 * Pieces come only of files in which a problem is reported, and so never to run.
 */
final class RulePieces {

    private final SourceFile file;
    private final Problems problems;
    private final List<Parsed> pieces = new ArrayList<>();

    RulePieces(SourceFile file, Problems problems) {
        this.file = file;
        this.problems = problems;
    }

    /** What could be taken apart; what could not is reported. */
    List<Parsed> read() {
        RuleParser whole = new RuleParser(file);
        if (whole.beyondBounds()) {
            whole.fault().ifPresent(problems::add);
            return pieces;
        }
        RuleOutline outline = new RuleOutline(file, problems);
        if (outline.sound()) {
            Optional<Parsed> parsed = whole.parse();
            if (parsed.isPresent()) {
                return List.of(parsed.get());
            }
        }
        String outside = outside(outline);
        boolean missed = outline.sound();
        if (outline.soundOutside() && !outside.isBlank()) {
            missed &= piece(outside);
        }
        missed &= together(outline.segments().stream().filter(Segment::sound).toList());
        if (missed) {
            // each piece can be taken apart and the whole cannot, so none is taken
            whole.fault().ifPresent(problems::add);
            pieces.clear();
        }
        return pieces;
    }

    private String outside(RuleOutline outline) {
        StringBuilder outside = new StringBuilder(file.text());
        outline.segments().forEach(segment -> RuleHeaders.blank(outside, segment.from(), segment.to()));
        return outside.toString();
    }

    /** Takes several rules at once, and where that fails each half of them. */
    private boolean together(List<Segment> rules) {
        if (rules.isEmpty() || problems.full()) {
            return true;
        }
        StringBuilder text = new StringBuilder(file.text());
        int end = 0;
        for (Segment rule : rules) {
            RuleHeaders.blank(text, end, rule.from());
            end = rule.to();
        }
        RuleHeaders.blank(text, end, text.length());
        if (rules.size() == 1) {
            return piece(text.toString());
        }
        Optional<Parsed> parsed = new RuleParser(SourceFile.of(file.name(), text.toString())).parse();
        if (parsed.isPresent()) {
            pieces.add(parsed.get());
            return true;
        }
        int half = rules.size() / 2;
        boolean first = together(rules.subList(0, half));
        boolean second = together(rules.subList(half, rules.size()));
        return first && second;
    }

    private boolean piece(String text) {
        RuleParser parser = new RuleParser(SourceFile.of(file.name(), text));
        Optional<Parsed> parsed = parser.parse();
        parsed.ifPresent(pieces::add);
        parser.fault().ifPresent(problems::add);
        return parsed.isPresent();
    }
}
