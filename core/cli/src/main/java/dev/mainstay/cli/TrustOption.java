package dev.mainstay.cli;

import dev.mainstay.pack.PackTrust;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import picocli.CommandLine.Option;

/** {@code --trust}, for every command that runs a pack; where it is left out, the environment decides. */
final class TrustOption {

    /** Public key files, separated as the entries of a path are. */
    static final String VARIABLE = "MAINSTAY_TRUST";

    @Option(
            names = "--trust",
            paramLabel = "KEY.pub",
            description = {
                "Accept only packs signed with this key; may be given several times. If left out, the key files in the"
                        + " environment variable " + VARIABLE + ", if any. The standard pack needs no signature."
            })
    private List<Path> keys = new ArrayList<>();

    /**
     * Whose packs are accepted.
     *
     * @throws dev.mainstay.pack.InvalidPackException if a key file holds no key; nothing is accepted then
     */
    PackTrust trust() {
        List<Path> files = new ArrayList<>(keys);
        if (files.isEmpty()) {
            String variable = Objects.requireNonNullElse(System.getenv(VARIABLE), "");
            Arrays.stream(variable.split(File.pathSeparator, -1))
                    .filter(file -> !file.isBlank())
                    .map(Path::of)
                    .forEach(files::add);
        }
        return files.isEmpty()
                ? PackTrust.none()
                : PackTrust.trusting(
                        files.get(0), files.subList(1, files.size()).toArray(new Path[0]));
    }
}
