// formContext over a form page. What is not here is undefined on purpose: a script that needs it fails and is seen.
import { collection } from './attributes.js';
import { bare } from './xml.js';

/** @param {import('./form-page.js').FormPage} page */
export function formContext(page) {
    const attributeContexts = new Map();
    const attribute = (name) => {
        const known = page.layout.attributes.get(name);
        if (!known) {
            return null;
        }

        if (!attributeContexts.has(name)) {
            attributeContexts.set(name, known.context(context));
        }

        return attributeContexts.get(name);
    };
    const attributes = collection(() => [...page.layout.attributes.keys()].map(attribute));
    const controls = collection(() => [...page.layout.controls.map((control) => control.context), ...page.layout.grids.map((grid) => grid.context)]);
    const part = (item, more) => ({
        getName: () => item.name, getLabel: () => item.label, getVisible: () => !item.element.hasAttribute('hidden'), setVisible: (visible) => item.element.toggleAttribute('hidden', !visible), ...more,
    });
    const tabs = collection(() => page.layout.tabs.map((tab) => part(tab, {
        getVisible: () => tab.isVisible,
        setVisible: (visible) => page.layout.showTab(tab, visible),
        setFocus: () => page.layout.select(tab), getDisplayState: () => (page.layout.selected === tab ? 'expanded' : 'collapsed'),
        setDisplayState: (state) => (state === 'expanded' ? page.layout.select(tab) : undefined), sections: collection(() => tab.sections.map((section) => part(section, {}))),
    })));
    const braced = () => (page.isNew() ? '' : `{${page.id.toUpperCase()}}`);
    const remove = (name) => (handler) => {
        page.events[name] = page.events[name].filter((one) => one !== handler);
    };

    const context = {
        data: {
            entity: {
                getId: braced,
                getEntityName: () => page.table.name,
                getPrimaryAttributeValue: () => page.name(),
                getEntityReference: () => ({ id: braced(), name: page.name(), entityType: page.table.name }),
                getIsDirty: () => page.isDirty(),
                isValid: () => true,
                attributes,
                save: () => page.tell(page.save()),
                addOnSave: (handler) => page.events.onsave.push(handler),
                removeOnSave: remove('onsave'),
                addOnPostSave: (handler) => page.events.postsave.push(handler),
                removeOnPostSave: remove('postsave'),
            },
            attributes,
            addOnLoad: (handler) => page.events.dataload.push(handler),
            removeOnLoad: remove('dataload'),
            getIsDirty: () => page.isDirty(),
            isValid: () => true,
            save: () => page.save(),
            refresh: (save) => page.refresh(save === true),
        },
        ui: {
            // 1 create, 2 update, 3 read only (no right to write), 4 disabled (not active)
            getFormType: () => (page.isNew() ? 1 : !page.isReadOnly() ? 2 : page.shell.organization.may(page.table.privileges.write) ? 4 : 3),
            addOnLoad: (handler) => page.events.onload.push(handler),
            removeOnLoad: remove('onload'),
            getViewPortWidth: () => innerWidth,
            getViewPortHeight: () => innerHeight,
            setFormNotification: (message, level, id) => page.notify(message, level, id),
            clearFormNotification: (id) => page.unnotify(id),
            refreshRibbon: () => page.bar.refresh(),
            close: () => page.shell.go(`/main.aspx?pagetype=entitylist&etn=${page.table.name}`),
            controls,
            tabs,
            formSelector: { getCurrentItem: () => ({ getId: () => `{${bare(page.form.id)}}`, getLabel: () => page.form.name }) },
        },
        getAttribute: (name) => (name === undefined ? attributes.get() : attributes.get(name)),
        getControl: (name) => (name === undefined ? controls.get() : controls.get(name)),
    };
    return context;
}
