import powerApps from "@microsoft/eslint-plugin-power-apps";

const hosted = Object.fromEntries(Object.keys(powerApps.configs.paCheckerHosted.rules).map((rule) => [rule, "error"]));
// what runs in the app's own page; everything else is loaded by a page of ours, which has a document of its own
const IN_APP = ["bulk", "calls", "commands", "form", "jobs", "notices", "pane", "promotion", "rules", "texts", "watch"].map((name) => `ino_/js/${name}.js`);

/** The rules of the solution checker, and those that it lacks or leaves off (the checker does not flag alert; avoid-ui-refreshribbon asks that it is called after an action only). */
export default [
    {
        files: ["ino_/js/*.js"],
        plugins: { "@microsoft/power-apps": powerApps },
        languageOptions: {
            ecmaVersion: 2018,
            sourceType: "script",
            globals: Object.fromEntries(
                ["Xrm", "window", "document", "location", "sessionStorage", "BroadcastChannel", "setTimeout", "clearTimeout", "setInterval", "fetch", "DOMParser", "URLSearchParams", "Intl"].map((name) => [name, "readonly"])
            ),
        },
        linterOptions: { reportUnusedDisableDirectives: "error" },
        rules: {
            ...hosted,
            "@microsoft/power-apps/avoid-ui-refreshribbon": "error",
            "@microsoft/power-apps/use-getsecurityroleprivilegesinfo": "error",
            "@microsoft/power-apps/use-appsidepane-api": "error",
            strict: ["error", "global"],
            eqeqeq: "error",
            "no-alert": "error",
            "no-console": "error",
            "no-eval": "error",
            "no-implied-eval": "error",
            "no-new-func": "error",
            "no-undef": "error",
            "no-unused-vars": ["error", { caughtErrors: "none" }],
            "no-var": "error",
            "no-restricted-properties": [
                "error",
                ...["innerHTML", "outerHTML", "insertAdjacentHTML"].map((property) => ({ property, message: "texts are set as text: textContent" })),
                { object: "Xrm", property: "Page", message: "the context comes as an argument" },
                { object: "document", property: "write" },
            ],
        },
    },
    { files: ["ino_/js/*.js"], ignores: IN_APP, languageOptions: { globals: { URL: "readonly", navigator: "readonly" } }, rules: { "@microsoft/power-apps/avoid-dom-form": "off", "@microsoft/power-apps/avoid-dom-form-event": "off", "@microsoft/power-apps/do-not-make-parent-assumption": "off" } },
];
