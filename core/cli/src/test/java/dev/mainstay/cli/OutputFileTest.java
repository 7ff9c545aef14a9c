package dev.mainstay.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where the output of a command ends up. */
class OutputFileTest {

    private static final Path DEVICE = Path.of("/dev/null");

    @TempDir
    Path folder;

    private Path in(String name) {
        return folder.resolve(name);
    }

    private static boolean posix(Path file) throws IOException {
        return Files.getFileStore(file).supportsFileAttributeView("posix");
    }

    @Test
    void a_device_is_written_to_and_stays_what_it_is() throws IOException {
        assumeTrue(Files.exists(DEVICE));
        Path link = Files.createSymbolicLink(in("device"), DEVICE);

        OutputFile.write(link.toString(), "text");

        assertThat(link).isSymbolicLink();
        assertThat(Files.isRegularFile(DEVICE)).isFalse();
    }

    /** As {@code -o /dev/stdout >> file} names it: what stands in the file stays, and the file is the one it was. */
    @Test
    void a_stream_of_the_process_is_added_to_and_never_replaced() throws IOException {
        Path file = Files.writeString(in("redirected"), "before\n");
        try (FileChannel open = FileChannel.open(file)) {
            assertThat(open.isOpen()).isTrue();
            Path descriptors = Path.of("/proc/self/fd");
            assumeTrue(Files.isDirectory(descriptors));
            Path stream;
            try (Stream<Path> all = Files.list(descriptors)) {
                stream = all.filter(one -> leadsTo(one, file)).findFirst().orElseThrow();
            }
            Object key = Files.readAttributes(file, BasicFileAttributes.class).fileKey();

            OutputFile.write(stream.toString(), "after\n");

            assertThat(file).hasContent("before\nafter\n");
            assertThat(Files.readAttributes(file, BasicFileAttributes.class).fileKey())
                    .isEqualTo(key);
        }
    }

    private static boolean leadsTo(Path descriptor, Path file) {
        try {
            return Files.isSameFile(descriptor, file);
        } catch (IOException closed) {
            return false;
        }
    }

    @Test
    void a_link_stays_and_its_file_is_written() throws IOException {
        Path file = Files.writeString(in("file"), "old");
        assumeTrue(posix(file));
        Path link = Files.createSymbolicLink(in("link"), Path.of("file"));
        Path dangling = Files.createSymbolicLink(in("dangling"), in("young"));

        OutputFile.write(link.toString(), "new");
        OutputFile.write(dangling.toString(), "first");

        assertThat(link).isSymbolicLink();
        assertThat(dangling).isSymbolicLink();
        assertThat(file).hasContent("new");
        assertThat(in("young")).hasContent("first");
        Path turning = Files.createSymbolicLink(in("turning"), Path.of("turning"));
        assertThatThrownBy(() -> OutputFile.write(turning.toString(), "never")).isInstanceOf(UnusableException.class);
    }

    @Test
    void a_new_file_may_be_read_by_whom_the_system_says_and_an_old_one_by_whom_it_was() throws IOException {
        Path usual = Files.writeString(in("usual"), "");
        assumeTrue(posix(usual));
        Path secret = Files.createFile(
                in("secret"), PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));

        OutputFile.write(in("new").toString(), "new");
        OutputFile.write(secret.toString(), "new");

        assertThat(Files.getPosixFilePermissions(in("new"))).isEqualTo(Files.getPosixFilePermissions(usual));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(secret)))
                .isEqualTo("rw-------");
    }

    @Test
    void what_fails_leaves_the_old_file_and_nothing_else() throws IOException {
        Path file = Files.writeString(in("file"), "old");

        assertThatThrownBy(() -> OutputFile.write(file.toString(), out -> {
                    throw new IOException("full");
                }))
                .hasMessage("full");
        OutputFile.write(file.toString(), out -> Mainstay.UNUSABLE);

        assertThat(file).hasContent("old");
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
        assertThatThrownBy(() -> OutputFile.require(folder.toString())).isInstanceOf(UnusableException.class);
        assertThatThrownBy(() -> OutputFile.require(in("none/file").toString())).isInstanceOf(UnusableException.class);
    }
}
