/** Accounts taken apart into their fields: made smaller, put together, written as a scenario file has them. */
@NullMarked
package dev.mainstay.authoring.snapshot;

import org.jspecify.annotations.NullMarked;
