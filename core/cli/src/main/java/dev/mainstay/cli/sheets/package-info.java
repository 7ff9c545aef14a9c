/**
 * A pack's tables as a workbook and back. The CSV files stay the source of truth; a workbook is foreign input and is read as
 * such: bounded in every direction, without formulas, macros or external entities.
 */
@NullMarked
package dev.mainstay.cli.sheets;

import org.jspecify.annotations.NullMarked;
