package dev.mainstay.benchmarks;

import dev.mainstay.RetentionAdvisor;
import dev.mainstay.account.AccountSnapshot;
import dev.mainstay.json.SnapshotReader;
import dev.mainstay.pack.RulePack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A whole life of a JVM: {@code advise FILE} parses a snapshot and advises it by the standard pack, {@code parse FILE} only
 * parses it.
 */
public final class ColdStart {

    private ColdStart() {}

    /** Runs with what to do and the file of the snapshot. */
    public static void main(String[] arguments) throws IOException {
        AccountSnapshot snapshot = new SnapshotReader().read(Files.readAllBytes(Path.of(arguments[1])));
        if (arguments[0].equals("advise")) {
            System.out.println(RetentionAdvisor.of(RulePack.standard())
                    .advise(snapshot)
                    .actions()
                    .size());
        } else {
            System.out.println(snapshot.id().length());
        }
    }
}
