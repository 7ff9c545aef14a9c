package dev.mainstay.authoring.redteam;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The class loader of a whole process, which takes down every name it is asked for. */
public final class Watcher extends URLClassLoader {

    private static final Set<String> ASKED = Collections.synchronizedSet(new TreeSet<>());

    /** As {@code java.system.class.loader} wants it; the class path is loaded here and nowhere else. */
    public Watcher(ClassLoader parent) {
        super(classPath(), parent.getParent());
    }

    private static URL[] classPath() {
        String[] entries = System.getProperty("java.class.path").split(File.pathSeparator, -1);
        URL[] urls = new URL[entries.length];
        try {
            for (int i = 0; i < entries.length; i++) {
                urls[i] = Path.of(entries[i]).toUri().toURL();
            }
        } catch (MalformedURLException impossible) {
            throw new IllegalStateException(impossible);
        }
        return urls;
    }

    /** All names that were asked for since the last time, each once. */
    public static Set<String> asked() {
        synchronized (ASKED) {
            Set<String> asked = new TreeSet<>(ASKED);
            ASKED.clear();
            return asked;
        }
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (name.equals(Watcher.class.getName())) {
            return Watcher.class;
        }
        ASKED.add("class " + name);
        return super.loadClass(name, resolve);
    }

    @Override
    public @Nullable URL getResource(String name) {
        ASKED.add("resource " + name);
        return super.getResource(name);
    }

    @Override
    public Enumeration<URL> getResources(String name) throws IOException {
        ASKED.add("resource " + name);
        return super.getResources(name);
    }

    @Override
    public @Nullable InputStream getResourceAsStream(String name) {
        ASKED.add("resource " + name);
        return super.getResourceAsStream(name);
    }
}
