package dev.mainstay.authoring.reload;

import java.io.IOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Waits until the file system says that something happened near the sources. It only saves waiting: what it misses, as on a
 * network drive, is found when the time is up. One thread waits, any thread may close.
 */
final class Wakeups implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Wakeups.class);

    private final CountDownLatch closed = new CountDownLatch(1);
    private final Optional<WatchService> service;
    private final Map<Path, WatchKey> keys = new HashMap<>();

    Wakeups() {
        service = service();
    }

    private static Optional<WatchService> service() {
        try {
            return Optional.of(FileSystems.getDefault().newWatchService());
        } catch (IOException | UnsupportedOperationException none) {
            LOG.info("The file system does not tell of changes; sources are looked at from time to time");
            return Optional.empty();
        }
    }

    /** Watches these folders and jars from now on. */
    void watch(Collection<Path> sources) {
        Set<Path> folders = new LinkedHashSet<>();
        for (Path source : sources) {
            if (Files.isDirectory(source)) {
                folders.add(source);
                Stream.of("signals", "texts", "scenarios")
                        .map(source::resolve)
                        .filter(Files::isDirectory)
                        .forEach(folders::add);
            }
            Path beside = source.toAbsolutePath().getParent();
            if (beside != null && !Files.isDirectory(source)) {
                folders.add(beside);
            }
        }
        keys.entrySet().removeIf(key -> {
            boolean done = !folders.contains(key.getKey()) || !key.getValue().isValid();
            if (done) {
                key.getValue().cancel();
            }
            return done;
        });
        service.ifPresent(watching -> folders.forEach(folder -> register(folder, watching)));
    }

    private void register(Path folder, WatchService watching) {
        if (keys.containsKey(folder)) {
            return;
        }
        try {
            keys.put(
                    folder,
                    folder.register(
                            watching,
                            StandardWatchEventKinds.ENTRY_CREATE,
                            StandardWatchEventKinds.ENTRY_MODIFY,
                            StandardWatchEventKinds.ENTRY_DELETE));
        } catch (IOException | ClosedWatchServiceException gone) {
            LOG.debug("{} is not watched, only looked at", folder, gone);
        }
    }

    /** Waits that long, or less if something happens or it is closed; whether something happened. */
    boolean await(Duration time) throws InterruptedException {
        try {
            if (service.isEmpty()) {
                closed.await(time.toNanos(), TimeUnit.NANOSECONDS);
                return false;
            }
            WatchKey key = service.get().poll(time.toNanos(), TimeUnit.NANOSECONDS);
            if (key == null) {
                return false;
            }
            key.pollEvents();
            key.reset();
            return true;
        } catch (ClosedWatchServiceException end) {
            return false;
        }
    }

    /** Ends all waiting. */
    @Override
    public void close() {
        closed.countDown();
        try {
            if (service.isPresent()) {
                service.get().close();
            }
        } catch (IOException nothingToLose) {
            LOG.debug("The watch service did not close", nothingToLose);
        }
    }
}
