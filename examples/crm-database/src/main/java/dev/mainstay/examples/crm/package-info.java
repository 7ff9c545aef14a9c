/** From a plain order database to retention advice: SQL in, snapshots, advice and a report out. */
@NullMarked
package dev.mainstay.examples.crm;

import org.jspecify.annotations.NullMarked;
