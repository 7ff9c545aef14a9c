package dev.mainstay.cli;

import dev.mainstay.RetentionAdvisor;
import dev.mainstay.log.DecisionLog;
import dev.mainstay.log.FieldMask;
import dev.mainstay.log.LogException;
import dev.mainstay.log.RecordingAdvisor;
import dev.mainstay.problem.Problem;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** {@code --log} and what is masked in it. */
final class LogOption {

    @Option(
            names = "--log",
            paramLabel = "LOG",
            description = {
                "Also add each decision to this file, as JSON Lines: what was known, the pack, and the advice.",
                "mainstay replay reads it. Advice does not wait for it: what cannot be written is said at the end."
            })
    private @Nullable Path file;

    @Option(
            names = "--log-remove",
            paramLabel = "FIELD",
            split = ",",
            description =
                    "Leave this field out of the log, such as name, attributes.*, value.* or unrecognised; several with"
                            + " commas.")
    private List<String> removed = new ArrayList<>();

    @Option(
            names = "--log-hash",
            paramLabel = "FIELD",
            split = ",",
            description = "Log a keyed hash of this text instead, such as rivals[].name; equal texts stay equal.")
    private List<String> hashed = new ArrayList<>();

    @Option(
            names = "--log-key",
            paramLabel = "KEY",
            description = "File with the secret for --log-hash, 32 bytes or more.")
    private @Nullable Path key;

    private final Set<String> told = new HashSet<>();

    private @Nullable DecisionLog log;

    /** Whether a log is asked for. */
    boolean wanted() {
        return file != null;
    }

    /** Opens the log and returns what records in it; says which masked fields the pack reads. */
    RecordingAdvisor recording(RetentionAdvisor advisor, Locale locale, PrintWriter err) throws IOException {
        try {
            FieldMask mask = FieldMask.none().removing(removed.toArray(new String[0]));
            if (!hashed.isEmpty()) {
                if (key == null) {
                    throw UnusableException.labelled("optionNeeds", "--log-hash", "--log-key KEY");
                }
                mask = mask.hashing(Files.readAllBytes(key), hashed.toArray(new String[0]));
            }
            DecisionLog opened = DecisionLog.to(Objects.requireNonNull(file))
                    .locale(locale)
                    .mask(mask)
                    .listener(problem -> tell(problem, locale, err))
                    .open();
            log = opened;
            return opened.recording(advisor);
        } catch (LogException unusable) {
            throw new UnusableException(List.of(unusable.problem()), locale);
        }
    }

    /** A full disk fails for every account; it is said once, and counted at the end. */
    private void tell(Problem problem, Locale locale, PrintWriter err) {
        if (told.add(problem.code()) || !problem.code().equals("MS-246")) {
            err.println("WARNING " + Plain.text(problem.summary(locale)));
        }
    }

    /** Closes the log; whether every decision is in it. */
    boolean close(Language language, PrintWriter err) {
        if (log == null) {
            return true;
        }
        log.close();
        if (log.failures() > 0) {
            err.println(language.say("notLogged", log.recorded(), log.failures()));
        }
        return log.failures() == 0;
    }
}
