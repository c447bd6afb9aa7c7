// Xrm.App: global notifications and side panes (client API reference: addGlobalNotification, sidePanes).
import { h, text, uniqueId } from './dom.js';
import { word } from './words.js';

const levels = { 1: 'success', 2: 'error', 3: 'warning', 4: 'information' };

export class Notifications {
    constructor() {
        this.element = h('div', { class: 'notifications', role: 'region', 'aria-label': word('Notifications') });
    }

    async add(notification) {
        if (notification.type !== 2) {
            throw new Error('Global notifications have the type 2; there is no other.');
        }

        const id = uniqueId('notification');
        const action = notification.action;
        this.element.append(h('div', { id, class: `notification ${levels[notification.level]}`, role: notification.level === 2 ? 'alert' : 'status' },
            h('span', {}, text(notification.message)),
            action?.actionLabel ? h('button', { class: 'link', onclick: () => action.eventHandler() }, text(action.actionLabel)) : null,
            notification.showCloseButton ? h('button', { class: 'icon', 'aria-label': 'Close notification', onclick: () => this.clear(id) }, '✕') : null));
        return id;
    }

    async clear(id) {
        this.element.querySelector(`#${CSS.escape(id)}`)?.remove();
    }
}

export class SidePanes {
    /** @param {(page: any) => string} addressOf */
    constructor(addressOf) {
        this.addressOf = addressOf;
        this.panes = new Map();
        this.element = h('aside', { class: 'panes', 'aria-label': word('Side panes') });
    }

    get state() {
        return this.element.classList.contains('open') ? 1 : 0;
    }

    set state(value) {
        this.element.classList.toggle('open', value === 1 && this.panes.size > 0);
    }

    async createPane(options = {}) {
        const paneId = options.paneId ?? uniqueId('pane');
        const known = this.panes.get(paneId);
        if (known) {
            return known;
        }

        const title = h('h2', {}, text(options.title ?? ''));
        const frame = h('iframe', { title: options.title ?? 'Side pane' });
        const close = options.canClose === false ? null : h('button', { class: 'icon', 'aria-label': `Close ${options.title ?? 'pane'}`, onclick: () => pane.close() }, '✕');
        const section = h('section', { class: 'pane', 'data-pane': paneId }, h('header', {}, title, close), frame);
        section.style.width = `${options.width ?? 340}px`;
        const pane = {
            paneId, title: options.title ?? '', width: options.width ?? 340, hidden: options.hideHeader ?? false, canClose: options.canClose !== false, badge: false,
            navigate: async (page) => {
                frame.src = this.addressOf(page);
            },
            close: () => {
                section.remove();
                this.panes.delete(paneId);
                this.state = this.panes.size > 0 ? this.state : 0;
            },
            select: () => {
                for (const other of this.element.children) {
                    other.toggleAttribute('hidden', other !== section);
                }

                this.state = 1;
            },
        };
        this.panes.set(paneId, pane);
        this.element.append(section);
        if (options.isSelected !== false) {
            pane.select();
        }

        return pane;
    }

    getPane(id) {
        return this.panes.get(id);
    }

    getAllPanes() {
        return [...this.panes.values()];
    }

    getSelectedPane() {
        return this.getAllPanes().find((pane) => !this.element.querySelector(`[data-pane="${CSS.escape(pane.paneId)}"]`)?.hasAttribute('hidden'));
    }
}
