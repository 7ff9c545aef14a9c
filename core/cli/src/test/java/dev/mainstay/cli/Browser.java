package dev.mainstay.cli;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.logging.Level;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/** Chromium without a window and without a network. */
final class Browser implements AutoCloseable {

    private final ChromeDriver driver;

    Browser() {
        ChromeOptions options = new ChromeOptions();
        options.setBinary(binary().orElseThrow(() -> new IllegalStateException("no chromium on the path"))
                .toFile());
        options.addArguments(
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--lang=en",
                "--host-resolver-rules=MAP * ~NOTFOUND",
                "--force-device-scale-factor=1");
        LoggingPreferences console = new LoggingPreferences();
        console.enable(LogType.BROWSER, Level.ALL);
        options.setCapability("goog:loggingPrefs", console);
        ChromeDriverService service = new ChromeDriverService.Builder()
                .usingDriverExecutable(command("chromedriver")
                        .orElseThrow(() -> new IllegalStateException("no chromedriver on the path"))
                        .toFile())
                .withSilent(true)
                .build();
        driver = new ChromeDriver(service, options);
        driver.manage().timeouts().implicitlyWait(Duration.ofSeconds(2));
        size(1300, 900);
    }

    static boolean isThere() {
        return binary().isPresent() && command("chromedriver").isPresent();
    }

    private static Optional<Path> binary() {
        return List.of("chromium", "chromium-browser", "google-chrome").stream()
                .flatMap(name -> command(name).stream())
                .findFirst();
    }

    private static Optional<Path> command(String name) {
        return Optional.ofNullable(System.getenv("PATH")).stream()
                .flatMap(path -> List.of(path.split(File.pathSeparator)).stream())
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .findFirst();
    }

    void open(Path page) {
        open(page, "");
    }

    /** Opens a page anew, so that nothing of an earlier one is left, and waits until it is painted: a key before that is lost. */
    void open(Path page, String hash) {
        driver.get("about:blank");
        driver.get(page.toUri() + hash);
        wait(
                "const done = arguments[arguments.length - 1]; requestAnimationFrame(() => requestAnimationFrame(() => done(true)));");
    }

    void size(int width, int height) {
        command(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
    }

    void dark(boolean dark) {
        command(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", dark ? "dark" : "light"))));
    }

    void paper(boolean paper) {
        command("Emulation.setEmulatedMedia", Map.of("media", paper ? "print" : ""));
    }

    /** The page as a PDF of A4. */
    byte[] pdf() {
        Map<String, Object> answer =
                command("Page.printToPDF", Map.of("printBackground", true, "paperWidth", 8.27, "paperHeight", 11.69));
        return Base64.getDecoder().decode(String.valueOf(answer.get("data")));
    }

    /** Saves what is seen. */
    void shot(Path png) throws IOException {
        Files.write(png, driver.getScreenshotAs(OutputType.BYTES));
    }

    private Map<String, Object> command(String name, Map<String, Object> parameters) {
        return driver.executeCdpCommand(name, new HashMap<>(parameters));
    }

    WebElement find(String css) {
        return driver.findElement(By.cssSelector(css));
    }

    /** Texts as they are shown, once there is a first; all by one question, since each takes a browser its time. */
    List<String> texts(String css) {
        driver.findElements(By.cssSelector(css));
        return list("""
                        return [...document.querySelectorAll(arguments[0])]
                          .map(e => e.checkVisibility() ? (e.innerText ?? e.textContent).trim() : '');
                        """, css).stream().map(String::valueOf).toList();
    }

    /** Text as it is shown. */
    String text(String css) {
        return find(css).getText();
    }

    /** Clicks where a person would, having scrolled it into view. */
    void click(String css) {
        run("document.querySelector(arguments[0]).scrollIntoView({block: 'center', behavior: 'instant'});", css);
        find(css).click();
    }

    void type(String css, String text) {
        WebElement field = find(css);
        field.clear();
        field.sendKeys(text);
    }

    void choose(String css, String value) {
        run(
                "const s = document.querySelector(arguments[0]); s.value = arguments[1];"
                        + " s.dispatchEvent(new Event('change', {bubbles: true})); s.dispatchEvent(new Event('input', {bubbles: true}));",
                css,
                value);
    }

    /** Presses keys where the focus is. */
    void press(CharSequence... keys) {
        for (CharSequence key : keys) {
            new Actions(driver).sendKeys(key).perform();
        }
    }

    void pressBack() {
        new Actions(driver)
                .keyDown(Keys.SHIFT)
                .sendKeys(Keys.TAB)
                .keyUp(Keys.SHIFT)
                .perform();
    }

    void back() {
        driver.navigate().back();
    }

    /** The element that has the focus, as its tag, id and class. */
    String focus() {
        return string(
                "const e = document.activeElement; return e.tagName.toLowerCase() + '#' + e.id + '.' + e.className;");
    }

    String hash() {
        return string("return location.hash;");
    }

    Object run(String script, Object... arguments) {
        Object answer = driver.executeScript(script, arguments);
        return answer == null ? "" : answer;
    }

    Object wait(String script, Object... arguments) {
        return Objects.requireNonNull(driver.executeAsyncScript(script, arguments));
    }

    String string(String script, Object... arguments) {
        return String.valueOf(run(script, arguments));
    }

    long number(String script, Object... arguments) {
        return ((Number) run(script, arguments)).longValue();
    }

    List<?> list(String script, Object... arguments) {
        return (List<?>) run(script, arguments);
    }

    String title() {
        return Objects.requireNonNull(driver.getTitle());
    }

    /** What the console says since it was last asked: script errors, refusals by the policy, anything. */
    List<String> console() {
        return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
                .map(LogEntry::getMessage)
                .toList();
    }

    @Override
    public void close() {
        driver.quit();
    }
}
