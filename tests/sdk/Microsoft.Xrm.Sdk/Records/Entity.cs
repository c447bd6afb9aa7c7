using System;
using System.Runtime.Serialization;
using Microsoft.Xrm.Sdk.Client;

namespace Microsoft.Xrm.Sdk;

/// <summary>A row, or the part of it that was read or is to be written. A column absent from <see cref="Attributes"/> is not touched; null clears it.</summary>
[DataContract(Name = "Entity", Namespace = ContractNamespaces.V2011)]
public class Entity : IExtensibleDataObject
{
    private AttributeCollection attributes;
    private FormattedValueCollection formattedValues;
    private RelatedEntityCollection relatedEntities;
    private KeyAttributeCollection keyAttributes;

    public Entity()
        : this(null)
    {
    }

    public Entity(string entityName) => LogicalName = entityName;

    public Entity(string entityName, Guid id)
        : this(entityName) => Id = id;

    public Entity(string entityName, KeyAttributeCollection keyAttributes)
        : this(entityName) => KeyAttributes = keyAttributes;

    public Entity(string entityName, string keyName, object keyValue)
        : this(entityName) => KeyAttributes.Add(keyName, keyValue);

    [DataMember]
    public AttributeCollection Attributes
    {
        get => attributes ??= new AttributeCollection();
        set => attributes = value;
    }

    [DataMember]
    public EntityState? EntityState { get; set; }

    [DataMember]
    public FormattedValueCollection FormattedValues
    {
        get => formattedValues ??= new FormattedValueCollection();
        set => formattedValues = value;
    }

    /// <summary>Stands beside the primary key column: neither is filled from the other.</summary>
    [DataMember]
    public virtual Guid Id { get; set; }

    [DataMember]
    public KeyAttributeCollection KeyAttributes
    {
        get => keyAttributes ??= new KeyAttributeCollection();
        set => keyAttributes = value;
    }

    [DataMember]
    public string LogicalName { get; set; }

    [DataMember]
    public RelatedEntityCollection RelatedEntities
    {
        get => relatedEntities ??= new RelatedEntityCollection();
        set => relatedEntities = value;
    }

    [DataMember]
    public string RowVersion { get; set; }

    public ExtensionDataObject ExtensionData { get; set; }

    /// <exception cref="System.Collections.Generic.KeyNotFoundException">the column read is not there</exception>
    public object this[string attributeName]
    {
        get => Attributes[attributeName];
        set => Attributes[attributeName] = value;
    }

    public bool Contains(string attributeName) => Attributes.Contains(attributeName);

    /// <summary>The column's value; the type's default if the column is absent or null.</summary>
    /// <exception cref="InvalidCastException">the value is of another type</exception>
    public virtual T GetAttributeValue<T>(string attributeLogicalName)
    {
        if (string.IsNullOrWhiteSpace(attributeLogicalName))
        {
            throw new ArgumentNullException(nameof(attributeLogicalName));
        }

        return Attributes.TryGetValue(attributeLogicalName, out object value) && value != null ? (T)value : default;
    }

    /// <summary>Whether the column is there with a value of that type.</summary>
    public bool TryGetAttributeValue<T>(string attributeKey, out T result)
    {
        bool found = Attributes.TryGetValue(attributeKey, out object value) && value is T;
        result = found ? (T)value : default;
        return found;
    }

    public EntityReference ToEntityReference()
    {
        var reference = new EntityReference(LogicalName, Id) { RowVersion = RowVersion };
        reference.KeyAttributes.AddRange(KeyAttributes);
        return reference;
    }

    /// <summary>The same row as another class; both share their collections.</summary>
    /// <exception cref="InvalidOperationException">this row has no logical name</exception>
    /// <exception cref="NotSupportedException"><typeparamref name="T"/> is the class of another table</exception>
    public T ToEntity<T>()
        where T : Entity
    {
        if (string.IsNullOrWhiteSpace(LogicalName))
        {
            throw new InvalidOperationException("LogicalName must be set before conversion to an entity class.");
        }

        if (Attribute.GetCustomAttribute(typeof(T), typeof(EntityLogicalNameAttribute)) is EntityLogicalNameAttribute table && table.LogicalName != LogicalName)
        {
            throw new NotSupportedException($"Cannot convert entity {LogicalName} to {typeof(T)}.");
        }

        var copy = Activator.CreateInstance<T>();
        copy.LogicalName = LogicalName;
        copy.Id = Id;
        copy.RowVersion = RowVersion;
        copy.EntityState = EntityState;
        copy.Attributes = Attributes;
        copy.FormattedValues = FormattedValues;
        copy.KeyAttributes = KeyAttributes;
        copy.RelatedEntities = RelatedEntities;
        copy.ExtensionData = ExtensionData;
        return copy;
    }
}
