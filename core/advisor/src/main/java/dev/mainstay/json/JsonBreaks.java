package dev.mainstay.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import dev.mainstay.problem.Problem;

/** Says where and why no more of a passage can be read. */
record JsonBreaks(JsonParser json, Passage passage, JsonLimits limits) {

    /** Where the parser gave up. */
    Problem at(JsonProcessingException failure) {
        String path = JsonPath.of(json.getParsingContext());
        String reason = failure.getOriginalMessage();
        if (failure instanceof StreamConstraintsException && reason.contains("nesting depth")) {
            return Problem.of("MS-217", path, limits.depth());
        }
        if (failure instanceof StreamConstraintsException && reason.contains("Name length")) {
            return Problem.of("MS-220", path, path + ".…", limits.textLength());
        }
        return malformed(passage.offset(failure.getLocation()), path.equals(JsonPath.ROOT) ? "" : " " + path);
    }

    /** Where something stands behind the end. */
    Problem after() {
        return malformed(passage.offset(json.currentTokenLocation()), "");
    }

    /** What the parser says of it is for programmers and in English; what stands there is for everybody. */
    private Problem malformed(int offset, String path) {
        return Problem.of("MS-201", passage.position(offset) + path, passage.excerpt(offset));
    }
}
