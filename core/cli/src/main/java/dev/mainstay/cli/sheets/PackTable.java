package dev.mainstay.cli.sheets;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A table of a pack: its file, and the sheet it is in a workbook. */
enum PackTable {
    LIMITS("limits.csv", "limits"),
    DIAGNOSIS("diagnosis.csv", "diagnosis"),
    ACTIONS("actions.csv", "actions"),
    PLAYBOOK("playbook.csv", "playbook"),
    WEIGHTS("weights.csv", "weights"),
    TEXTS_EN("texts/en.csv", "texts-en"),
    TEXTS_ZH("texts/zh.csv", "texts-zh"),
    SWITCHED_OFF("switched-off.csv", "switched-off");

    private final String file;
    private final String sheet;

    PackTable(String file, String sheet) {
        this.file = file;
        this.sheet = sheet;
    }

    /** Relative to the pack's folder. */
    String file() {
        return file;
    }

    String sheet() {
        return sheet;
    }

    /** The table whose sheet is called so; spreadsheets do not tell capital letters from small ones in such names. */
    static Optional<PackTable> ofSheet(String name) {
        return Arrays.stream(values())
                .filter(table -> table.sheet.equalsIgnoreCase(name.strip()))
                .findFirst();
    }

    static List<String> sheets() {
        return Arrays.stream(values()).map(PackTable::sheet).toList();
    }
}
