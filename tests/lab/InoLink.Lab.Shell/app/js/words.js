// The shell's own few words, in English and German. What the solution brings is labelled by the solution.

const german = new Map(Object.entries({
    'All {0}': 'Alle: {0}',
    Cancel: 'Abbrechen',
    'Choose {0}': '{0} auswählen',
    'Clear {0}': '{0} leeren',
    Close: 'Schließen',
    Commands: 'Befehle',
    Details: 'Einzelheiten',
    Error: 'Fehler',
    'Fill in {0}.': 'Füllen Sie {0} aus.',
    Form: 'Formular',
    Leave: 'Verlassen',
    'Leave without saving?': 'Ohne zu speichern verlassen?',
    'Look up {0}': '{0} suchen',
    New: 'Neu',
    'New {0}': '{0}: neu',
    Next: 'Weiter',
    Notifications: 'Benachrichtigungen',
    'Page {0}': 'Seite {0}',
    Pages: 'Seiten',
    Previous: 'Zurück',
    'QuickBooks side': 'QuickBooks-Seite',
    Refresh: 'Aktualisieren',
    Save: 'Speichern',
    'Save the record first.': 'Speichern Sie den Datensatz zuerst.',
    Search: 'Suchen',
    'Search for {0}': '{0} suchen',
    'Search {0}': '{0} durchsuchen',
    Select: 'Auswählen',
    'Select all': 'Alle auswählen',
    'Select {0}': '{0} auswählen',
    'Side panes': 'Seitenbereiche',
    'Sign out': 'Abmelden',
    'Site map': 'Navigation',
    'Skip to content': 'Zum Inhalt',
    'Standard form': 'Standardformular',
    'Standard tables': 'Standardtabellen',
    'There is nothing here.': 'Hier ist nichts.',
    'Unsaved changes': 'Ungespeicherte Änderungen',
    View: 'Ansicht',
    '(blank)': '(leer)',
    '(no name)': '(ohne Namen)',
    'read-only': 'schreibgeschützt',
    '{0}: a value is required.': '{0}: Ein Wert ist nötig.',
}));

let isGerman = false;

/** @param {number} language Language id of the user */
export function speak(language) {
    isGerman = language === 1031;
}

/** The text in the user's language. @param {string} english @param {...unknown} values For {0}, {1} … */
export function word(english, ...values) {
    return (isGerman ? german.get(english) ?? english : english).replace(/\{(\d)\}/g, (_, index) => String(values[Number(index)]));
}
