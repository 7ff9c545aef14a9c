package dev.mainstay.benchmarks;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.concurrent.TimeUnit;

/**
 * Runs code until it is compiled. JMH warms up for a time on the wall, of which a busy machine may give a process little; so
 * this goes by the processor time the thread has had.
 */
final class WarmUp {

    private static final long ENOUGH = TimeUnit.SECONDS.toNanos(4);

    private WarmUp() {}

    static void run(Runnable code) {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long start = threads.getCurrentThreadCpuTime();
        while (threads.getCurrentThreadCpuTime() - start < ENOUGH) {
            code.run();
        }
    }
}
