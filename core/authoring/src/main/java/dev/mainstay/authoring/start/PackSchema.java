package dev.mainstay.authoring.start;

import static dev.mainstay.authoring.start.JsonText.object;

import java.util.List;
import java.util.Map;

/** Schema of pack.yaml. */
final class PackSchema {

    private PackSchema() {}

    static Map<String, Object> schema(String draft) {
        Map<String, Object> text = object("type", "string");
        Map<String, Object> description = object(
                "type",
                "object",
                "description",
                "What the pack is for, by language. 规则包的用途，按语言。",
                "properties",
                object("en", text, "zh", text));
        Map<String, Object> properties = object(
                "name",
                string("^[a-z][a-z0-9-]{0,63}$", "Name of the pack, in small letters. 规则包名称，小写。", "house-rules"),
                "version",
                string("^[0-9]+\\.[0-9]+\\.[0-9]+$", "Version, three numbers. 版本，三个数字。", "1.0.0"),
                "extends",
                string(
                        "^[^<>=\\\\]+(\\s+[<>=].*)?$",
                        "The pack this one extends, and the versions it is written for: standard, or the path of a folder"
                                + " or built jar. 所继承的规则包及适用版本：standard，或文件夹、jar 的路径。",
                        "standard >=1.0.0 <2.0.0"),
                "owner",
                string(".*", "Role that answers for the pack. 负责角色。", "SALES_DIRECTOR"),
                "language",
                object(
                        "enum",
                        List.of("en", "zh"),
                        "description",
                        "Language of texts where a reader's own is missing. 缺少读者语言的文本时使用的语言。"),
                "effectiveFrom",
                date("First day the pack holds. 生效首日。"),
                "effectiveTo",
                date("Last day the pack holds. 生效末日。"),
                "description",
                description);
        return object(
                "$schema",
                draft,
                "$id",
                "urn:mainstay:pack",
                "title",
                "pack.yaml",
                "type",
                "object",
                "properties",
                properties,
                "required",
                List.of("name", "version"),
                "additionalProperties",
                false);
    }

    private static Map<String, Object> string(String pattern, String description, String example) {
        return object("type", "string", "pattern", pattern, "description", description, "examples", List.of(example));
    }

    private static Map<String, Object> date(String description) {
        return object("type", "string", "format", "date", "description", description);
    }
}
