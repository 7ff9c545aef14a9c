package dev.mainstay.authoring.reload;

import dev.mainstay.AdviceException;
import dev.mainstay.AdviceLimits;
import dev.mainstay.Outcome;
import dev.mainstay.RetentionAdvisor;
import dev.mainstay.account.AccountSnapshot;
import dev.mainstay.advice.Advice;
import dev.mainstay.authoring.reload.PackSource.Candidate;
import dev.mainstay.pack.InvalidPackException;
import dev.mainstay.pack.PackTrust;
import dev.mainstay.pack.RulePack;
import dev.mainstay.problem.Problem;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Advises by the pack in a folder or a built jar, and by the next one as soon as that is saved there and fit to serve.
 *
 * <p>A changed pack is built beside the one that serves, checked, and run against its scenarios; only then it takes over, all
 * at once. A pack that fails in any of this never serves: it is reported to the listener and in one line of the log, and the
 * one before goes on. A call that is under way ends by the pack it began with, and every advice comes from one pack and names
 * it. The packs a folder extends are watched as well. A jar was tested when it was built, so no scenarios are run for it.
 * A file that is half written when it is read is refused or replaced as soon as the rest is there.
 *
 * <p>Thread-safe; make one and share it. It has one thread of its own until it is closed, which shares the work of running
 * scenarios with the common pool; after that it goes on advising by the pack it has.
 */
public final class ReloadingAdvisor implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ReloadingAdvisor.class);

    /** However long somebody goes on saving, after the quiet time so many times over what is there is looked at. */
    private static final int MOST_QUIET_TIMES = 20;

    /** Part of the quiet time in which nothing must happen before a pack is made: few files are saved by a single write. */
    private static final int PAUSES = 5;

    private static final int MOST_TRIES = 5;

    private final Path path;
    private final Duration quiet;
    private final Duration interval;
    private final ReloadListener listener;
    private final Wakeups wakeups;
    private final Thread watcher = new Thread(this::watch, "mainstay-reload");
    private final Object reloading = new Object();
    private final PackSource source;
    private String seen;
    private Optional<Attempt> attempt = Optional.empty();

    private volatile RetentionAdvisor serving;
    private volatile List<Problem> problems = List.of();
    private volatile boolean closed;

    private ReloadingAdvisor(Builder builder) {
        path = builder.path;
        quiet = builder.quiet;
        interval = builder.interval;
        listener = builder.listener;
        source = new PackSource(path, builder.trust, builder.limits);
        String found = fingerprint();
        Candidate first = source.build();
        source.serves(first);
        serving = first.advisor();
        seen = found.equals(fingerprint()) ? found : "";
        wakeups = new Wakeups();
    }

    /** Begins to say how to advise by the pack in this folder or built jar. */
    public static Builder watching(Path folderOrJar) {
        return new Builder(folderOrJar);
    }

    /** How to watch and whom to tell. For one thread. */
    public static final class Builder {

        private final Path path;
        private PackTrust trust = PackTrust.none();
        private AdviceLimits limits = AdviceLimits.standard();
        private Duration quiet = Duration.ofMillis(50);
        private Duration interval = Duration.ofSeconds(2);
        private ReloadListener listener = new ReloadListener() {};

        private Builder(Path path) {
            this.path = Objects.requireNonNull(path, "path");
        }

        /** Accepts only packs signed with a trusted key; a folder is refused then. */
        public Builder trusting(PackTrust trusted) {
            trust = Objects.requireNonNull(trusted, "trusted");
            return this;
        }

        /**
         * What one account may take, by this pack and by all that follow it; the standard limits if not said. A pack whose
         * scenarios take more does not serve.
         */
        public Builder limits(AdviceLimits most) {
            limits = Objects.requireNonNull(most, "most");
            return this;
        }

        /**
         * How long the sources must stay as they are before a pack made of them serves or is refused, so that files saved
         * together count as one change; 0.05 seconds if not said. The pack is made meanwhile.
         */
        public Builder quiet(Duration time) {
            quiet = positive(time);
            return this;
        }

        /** How often the sources are looked at where the file system does not tell of changes; 2 seconds if not said. */
        public Builder interval(Duration time) {
            interval = positive(time);
            return this;
        }

        /** Whom to tell; an exception it throws is logged and changes nothing. */
        public Builder listener(ReloadListener told) {
            listener = Objects.requireNonNull(told, "told");
            return this;
        }

        /**
         * Builds, checks and tests the pack that is there, and begins to watch.
         *
         * @throws InvalidPackException if it is not fit to serve
         */
        public ReloadingAdvisor start() {
            ReloadingAdvisor advisor = new ReloadingAdvisor(this);
            advisor.watcher.setDaemon(true);
            advisor.watcher.start();
            return advisor;
        }

        private static Duration positive(Duration time) {
            if (time.isZero() || time.isNegative()) {
                throw new IllegalArgumentException("the time must be positive, not " + time);
            }
            return time;
        }
    }

    /** The advisor that serves now, for whoever wants one pack for many accounts. */
    public RetentionAdvisor advisor() {
        return serving;
    }

    /**
     * Advises one account by the pack that serves now.
     *
     * @throws AdviceException as {@link RetentionAdvisor#advise} does
     */
    public Advice advise(AccountSnapshot snapshot) {
        return serving.advise(snapshot);
    }

    /** Advises one account by the pack that serves now and reports a failure as a value. */
    public Outcome outcome(AccountSnapshot snapshot) {
        return serving.outcome(snapshot);
    }

    /** Why the pack in the sources does not serve; empty where it does. */
    public List<Problem> problems() {
        return problems;
    }

    /**
     * Looks at the sources now, in the calling thread, without waiting until they are quiet.
     *
     * @return whether another pack serves now
     */
    public boolean reload() {
        synchronized (reloading) {
            if (closed) {
                return false;
            }
            RetentionAdvisor before = serving;
            try {
                for (int i = 0; i < MOST_TRIES && !settled(); i++) {
                    LOG.debug("{} changed while it was read", path);
                }
            } catch (InvalidPackException invalid) {
                refuse(invalid.problems());
            } catch (IOException | RuntimeException | Error failure) {
                // Whatever goes wrong with a new pack, the one that serves must go on.
                LOG.debug("Reading {} failed", path, failure);
                List<Problem> unreadable = List.of(Problem.of("MS-320", path.toString(), path));
                if (!unreadable.equals(problems)) {
                    refuse(unreadable);
                }
            }
            return serving != before;
        }
    }

    /** Decides on the pack in the sources if there is a new one; false if they changed meanwhile, so that it may be of two minds. */
    private boolean settled() throws IOException {
        Set<Path> sources = source.sources();
        String found = Fingerprint.of(sources);
        if (found.equals(seen)) {
            return true;
        }
        Attempt made = attempt.filter(known -> known.found.equals(found)).orElse(null);
        if (made == null) {
            made = attempt(found);
            if (!source.sources().equals(sources) || !Fingerprint.of(sources).equals(found)) {
                return false;
            }
        }
        attempt = Optional.empty();
        seen = found;
        if (made.candidate.isEmpty()) {
            throw new InvalidPackException(made.problems);
        }
        serve(made.candidate.get());
        return true;
    }

    /** What became of the sources as they were found; on neither was decided yet. */
    private record Attempt(String found, Optional<Candidate> candidate, List<Problem> problems) {}

    private Attempt attempt(String found) {
        try {
            return new Attempt(found, Optional.of(source.build()), List.of());
        } catch (InvalidPackException refused) {
            return new Attempt(found, Optional.empty(), refused.problems());
        }
    }

    /** Makes a pack of the sources, which were found so, ahead of the decision on it. */
    private void prepare(String found) {
        synchronized (reloading) {
            try {
                attempt = Optional.of(attempt(found));
            } catch (RuntimeException | Error failure) {
                // it will be tried again, and told, when it is to serve
                LOG.debug("Reading {} failed", path, failure);
            }
        }
    }

    private void serve(Candidate candidate) {
        RulePack pack = candidate.advisor().pack();
        boolean another = candidate.advisor() != serving;
        boolean recovered = !problems.isEmpty();
        source.serves(candidate);
        serving = candidate.advisor();
        problems = List.of();
        if (another || recovered) {
            LOG.info("Now serving {}", pack.summarize());
            tell(() -> listener.reloaded(pack));
        }
    }

    private void refuse(List<Problem> found) {
        problems = found;
        LOG.warn(
                "The pack at {} is refused, {} goes on serving: {} {}{}",
                path,
                serving.pack().id().version(),
                found.get(0).code(),
                found.get(0).location(),
                found.size() == 1 ? "" : " and " + (found.size() - 1) + " more");
        tell(() -> listener.refused(found));
    }

    private static void tell(Runnable told) {
        try {
            told.run();
        } catch (RuntimeException failure) {
            LOG.warn("A reload listener failed: {}", failure.getClass().getName());
            LOG.debug("A reload listener failed", failure);
        }
    }

    private void watch() {
        try {
            while (!closed) {
                wakeups.watch(sources());
                wakeups.await(interval);
                if (!closed && !fingerprint().equals(seen())) {
                    follow();
                    reload();
                }
            }
        } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
        }
    }

    /** Makes a pack of what is there and waits until nothing happens any more, but not for ever. */
    private void follow() throws InterruptedException {
        long begun = System.nanoTime();
        long most = MOST_QUIET_TIMES * quiet.toNanos();
        while (!closed && System.nanoTime() - begun < most) {
            long since = System.nanoTime();
            if (wakeups.await(quiet.dividedBy(PAUSES))) {
                continue;
            }
            String found = fingerprint();
            if (closed || found.equals(seen())) {
                return;
            }
            if (!found.isEmpty()) {
                prepare(found);
                if (stays(found, since)) {
                    return;
                }
            }
        }
    }

    /** Whether the sources stay as they were found until the quiet time since then is over. */
    private boolean stays(String found, long since) throws InterruptedException {
        long left = quiet.toNanos() - (System.nanoTime() - since);
        while (!closed && left > 0) {
            if (wakeups.await(Duration.ofNanos(left)) && !fingerprint().equals(found)) {
                return false;
            }
            left = quiet.toNanos() - (System.nanoTime() - since);
        }
        return fingerprint().equals(found);
    }

    private Set<Path> sources() {
        synchronized (reloading) {
            return source.sources();
        }
    }

    private String seen() {
        synchronized (reloading) {
            return seen;
        }
    }

    /** The sources as they are; empty, and so like none that were seen, while they change or cannot be read. */
    private String fingerprint() {
        try {
            return Fingerprint.of(sources());
        } catch (IOException changing) {
            return "";
        }
    }

    /** Stops watching. A reload that is under way is waited for. */
    @Override
    public void close() {
        closed = true;
        wakeups.close();
        if (Thread.currentThread() != watcher) {
            synchronized (reloading) {
                LOG.debug("{} is no longer watched", path);
            }
        }
    }
}
