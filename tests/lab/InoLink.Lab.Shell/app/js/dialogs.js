// Dialogs of Xrm.Navigation (client API reference: openAlertDialog, openConfirmDialog, openErrorDialog, navigateTo target 2).
import { h, text, uniqueId } from './dom.js';
import { word } from './words.js';

/**
 * @param {{ title?: string, subtitle?: string, body: Node[], buttons: { label: string, value: any, primary?: boolean }[], wide?: boolean }} dialog
 * @returns {Promise<any>} The value of the button; undefined when it was closed otherwise.
 */
export function ask(dialog) {
    return new Promise((resolve) => {
        const title = uniqueId('dialog');
        let answer;
        const box = h('dialog', { class: dialog.wide ? 'wide' : '', 'aria-labelledby': title },
            h('header', {}, h('h2', { id: title }, text(dialog.title ?? '')), h('button', { class: 'icon', 'aria-label': word('Close'), onclick: () => box.close() }, '✕')),
            dialog.subtitle ? h('p', { class: 'subtitle' }, text(dialog.subtitle)) : null,
            ...dialog.body,
            dialog.buttons.length === 0 ? null : h('footer', {}, ...dialog.buttons.map((button) => h('button', {
                class: button.primary ? 'primary' : '',
                onclick: () => {
                    answer = button.value;
                    box.close();
                },
            }, text(button.label)))));
        box.addEventListener('close', () => {
            box.remove();
            resolve(answer);
        });
        document.body.append(box);
        box.showModal();
    });
}

/** Lines stay lines. @param {string} message */
const paragraph = (message) => h('p', { class: 'message' }, text(message));

export const openAlertDialog = async (strings) => {
    await ask({ title: strings.title, body: [paragraph(strings.text)], buttons: [{ label: strings.confirmButtonLabel ?? 'OK', value: true, primary: true }] });
};

export const openConfirmDialog = async (strings) => {
    const confirmed = await ask({
        title: strings.title, subtitle: strings.subtitle, body: [paragraph(strings.text)],
        buttons: [{ label: strings.confirmButtonLabel ?? 'OK', value: true, primary: true }, { label: strings.cancelButtonLabel ?? word('Cancel'), value: false }],
    });
    return { confirmed: confirmed === true };
};

export const openErrorDialog = async (options) => {
    const details = options.details ? [h('details', {}, h('summary', {}, word('Details')), h('pre', {}, text(options.details)))] : [];
    await ask({ title: word('Error'), body: [paragraph(options.message ?? `Error ${options.errorCode}`), ...details], buttons: [{ label: 'OK', value: true, primary: true }] });
};

/** A page in a dialog; ends when it is closed. @param {string} address @param {{ title?: string, width?: any, height?: any }} options */
export function openPage(address, options) {
    const frame = h('iframe', { src: address, title: options.title ?? 'Page' });
    const size = (value, fallback) => (typeof value === 'number' ? `${value}px` : value?.value ? `${value.value}${value.unit === 'px' ? 'px' : value.unit ?? '%'}` : fallback);
    frame.style.width = size(options.width, '60%').replace('%', 'vw');
    frame.style.height = size(options.height, '70%').replace('%', 'vh');
    return ask({ title: options.title ?? '', body: [frame], buttons: [], wide: true });
}

/** A script that failed: to whoever watches, and to the user, who may go on. @param {any} problem */
export function scriptError(problem) {
    console.error('A script failed:', problem?.stack ?? problem?.message ?? problem);
    openErrorDialog({ message: String(problem?.message ?? problem), details: problem?.stack });
}
