package dev.mainstay.cli;

import dev.mainstay.advice.Advice;
import dev.mainstay.advice.InvalidAdviceException;
import dev.mainstay.json.AdviceReader;
import dev.mainstay.json.JsonLimits;
import dev.mainstay.problem.Problem;
import java.io.Closeable;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The advice of several runs, found again by account: of each only its id and its place in the files is kept. Used by one
 * thread.
 */
final class AdviceRuns implements Closeable {

    private static final long NOWHERE = -1;

    private final List<Path> paths;
    private final List<LineFile> files = new ArrayList<>();
    private final SortedMap<String, long[]> places = new TreeMap<>();
    private final AdviceReader reader = new AdviceReader();
    private final Language language;
    private final PrintWriter err;
    private int wrong;

    /** The runs, the earliest first. */
    AdviceRuns(List<Path> paths, Language language, PrintWriter err) throws IOException {
        this.paths = paths;
        this.language = language;
        this.err = err;
        for (Path path : paths) {
            files.add(new LineFile(path, JsonLimits.standard().characters() * 4));
        }
    }

    /**
     * Reads every file once. Wrong lines are said and left out, and so is the earlier of two of an account.
     *
     * @throws UnusableException if a file is no text, or nothing in it is advice
     */
    void find(ProgressLine progress) throws IOException {
        long lines = 0;
        for (int run = 0; run < files.size(); run++) {
            int before = wrong;
            int found = 0;
            long start = 0;
            int number = 1;
            for (Optional<byte[]> line = files.get(run).line(start); line.isPresent(); number++) {
                if (notBlank(line.get())) {
                    found += note(run, number, start, line.get()) ? 1 : 0;
                }
                progress.done(++lines);
                start = files.get(run).next();
                line = files.get(run).line(start);
            }
            if (found == 0 && wrong > before) {
                throw UnusableException.labelled("noAdvice", paths.get(run));
            }
        }
        progress.end();
        if (places.isEmpty()) {
            throw UnusableException.labelled("noAdvice", paths.get(paths.size() - 1));
        }
    }

    private static boolean notBlank(byte[] line) {
        for (byte b : line) {
            if (b != ' ' && b != '\t' && b != '\r') {
                return true;
            }
        }
        return false;
    }

    private boolean note(int run, int number, long start, byte[] line) {
        String place = paths.get(run) + ":" + number;
        try {
            String account = reader.read(line).accountId();
            long[] places = this.places.computeIfAbsent(account, any -> nowhere());
            if (places[run] != NOWHERE) {
                wrong++;
                err.println(Plain.text(language.say("deltaDoubled", place, account)));
            }
            places[run] = start;
            return true;
        } catch (InvalidAdviceException invalid) {
            Problem first = invalid.problems().get(0);
            if (first.code().equals("MS-222")) {
                throw UnusableException.labelled("notUtf8", paths.get(run) + ": ");
            }
            wrong++;
            err.println("ERROR "
                    + Plain.text(first.at(place + ":" + first.location()).summary(language.locale())));
            return false;
        }
    }

    private long[] nowhere() {
        long[] nowhere = new long[paths.size()];
        Arrays.fill(nowhere, NOWHERE);
        return nowhere;
    }

    /** How many lines were left out. */
    int wrong() {
        return wrong;
    }

    /** The accounts of all runs, by their ids. */
    Iterable<String> accounts() {
        return Collections.unmodifiableSet(places.keySet());
    }

    /** How many accounts there are in all runs together. */
    int size() {
        return places.size();
    }

    /** Whether the account is in the last run. */
    boolean inLast(String account) {
        return places(account)[files.size() - 1] != NOWHERE;
    }

    /** The advice for the account, run by run, without those it is not in. */
    List<Advice> of(String account) throws IOException {
        List<Advice> advices = new ArrayList<>(files.size());
        long[] places = places(account);
        for (int run = 0; run < places.length; run++) {
            if (places[run] != NOWHERE) {
                advices.add(reader.read(files.get(run).line(places[run]).orElseThrow()));
            }
        }
        return advices;
    }

    private long[] places(String account) {
        return places.getOrDefault(account, nowhere());
    }

    @Override
    public void close() throws IOException {
        for (LineFile file : files) {
            file.close();
        }
    }
}
