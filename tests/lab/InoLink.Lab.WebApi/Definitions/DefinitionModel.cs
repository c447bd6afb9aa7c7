using InoLink.Lab.WebApi.Model;
using Microsoft.OData.Edm;

namespace InoLink.Lab.WebApi.Definitions;

/// <summary>The types of table, column, relationship and choice definitions, and their sets.</summary>
internal static class DefinitionModel
{
    private const string Namespace = WebApiModel.Namespace;

    /// <summary>Kinds of columns with the properties they add; each is <c>…AttributeMetadata</c>.</summary>
    private static readonly (string Name, string[] Properties)[] Attributes =
    [
        ("String", ["MaxLength:int", "Format:text", "AutoNumberFormat:text"]),
        ("Memo", ["MaxLength:int", "Format:text"]),
        ("Integer", ["MinValue:int", "MaxValue:int"]),
        ("BigInt", []),
        ("Decimal", ["MinValue:decimal", "MaxValue:decimal", "Precision:int"]),
        ("Double", ["MinValue:decimal", "MaxValue:decimal", "Precision:int"]),
        ("Money", ["MinValue:decimal", "MaxValue:decimal", "Precision:int", "CalculationOf:text"]),
        ("DateTime", ["Format:text", "DateTimeBehavior:value"]),
        ("Boolean", ["DefaultValue:bool", "OptionSet:options"]),
        ("Picklist", ["DefaultFormValue:int", "OptionSet:options", "GlobalOptionSet:options"]),
        ("MultiSelectPicklist", ["OptionSet:options", "GlobalOptionSet:options"]),
        ("State", ["OptionSet:options"]),
        ("Status", ["OptionSet:options"]),
        ("Lookup", ["Targets:texts"]),
        ("UniqueIdentifier", []),
        ("EntityName", []),
        ("File", []),
    ];

    public static void Add(EdmModel edm, EdmEntityContainer container)
    {
        var label = Labels(edm);
        var value = Value(edm, "AttributeRequiredLevelManagedProperty", "CanBeChanged");
        var options = Options(edm, label);
        var attribute = Type(edm, "AttributeMetadata", label, value, options, [
            "LogicalName:text", "SchemaName:text", "EntityLogicalName:text", "AttributeType:text", "AttributeTypeName:value", "DisplayName:label", "Description:label", "RequiredLevel:value",
            "IsPrimaryId:bool", "IsPrimaryName:bool", "IsCustomAttribute:bool", "IsSecured:bool", "IsValidForCreate:bool", "IsValidForRead:bool", "IsValidForUpdate:bool", "AttributeOf:text"]);
        foreach (var (name, properties) in Attributes)
        {
            var derived = new EdmEntityType(Namespace, name + "AttributeMetadata", attribute);
            Fill(derived, label, value, options, properties);
            edm.AddElement(derived);
        }

        var key = Type(edm, "EntityKeyMetadata", label, value, options, ["LogicalName:text", "SchemaName:text", "EntityLogicalName:text", "KeyAttributes:texts", "EntityKeyIndexStatus:text", "DisplayName:label"]);
        var many = Type(edm, "OneToManyRelationshipMetadata", label, value, options, [
            "SchemaName:text", "RelationshipType:text", "ReferencedEntity:text", "ReferencedAttribute:text", "ReferencingEntity:text", "ReferencingAttribute:text",
            "ReferencedEntityNavigationPropertyName:text", "ReferencingEntityNavigationPropertyName:text", "IsCustomRelationship:bool"]);
        var several = Type(edm, "ManyToManyRelationshipMetadata", label, value, options, [
            "SchemaName:text", "RelationshipType:text", "Entity1LogicalName:text", "Entity1IntersectAttribute:text", "Entity1NavigationPropertyName:text", "Entity2LogicalName:text", "Entity2IntersectAttribute:text",
            "Entity2NavigationPropertyName:text", "IntersectEntityName:text"]);
        var entity = Type(edm, "EntityMetadata", label, value, options, [
            "LogicalName:text", "SchemaName:text", "EntitySetName:text", "LogicalCollectionName:text", "CollectionSchemaName:text", "ObjectTypeCode:int", "PrimaryIdAttribute:text", "PrimaryNameAttribute:text", "OwnershipType:text", "DisplayName:label", "DisplayCollectionName:label",
            "Description:label", "IsCustomEntity:bool", "IsIntersect:bool", "IsActivity:bool", "IsOptimisticConcurrencyEnabled:bool", "TableType:text"]);
        foreach (var (name, target) in new[] { ("Attributes", attribute), ("Keys", key), ("ManyToOneRelationships", many), ("OneToManyRelationships", many), ("ManyToManyRelationships", several) })
        {
            entity.AddUnidirectionalNavigation(new EdmNavigationPropertyInfo { Name = name, Target = target, TargetMultiplicity = EdmMultiplicity.Many, ContainsTarget = true });
        }

        container.AddEntitySet("EntityDefinitions", entity);
        container.AddEntitySet("GlobalOptionSetDefinitions", options);
        foreach (var (type, name) in new[] { (entity, "LogicalName"), (attribute, "LogicalName"), (options, "Name") })
        {
            edm.AddAlternateKeyAnnotation(type, new Dictionary<string, IEdmProperty> { [name] = type.FindProperty(name) });
        }
    }

    private static EdmComplexType Labels(EdmModel edm)
    {
        EdmComplexType localized = new(Namespace, "LocalizedLabel");
        localized.AddStructuralProperty("Label", EdmPrimitiveTypeKind.String);
        localized.AddStructuralProperty("LanguageCode", EdmPrimitiveTypeKind.Int32);
        EdmComplexType label = new(Namespace, "Label");
        label.AddStructuralProperty("LocalizedLabels", EdmCoreModel.GetCollection(new EdmComplexTypeReference(localized, false)));
        label.AddStructuralProperty("UserLocalizedLabel", new EdmComplexTypeReference(localized, true));
        edm.AddElements([localized, label]);
        return label;
    }

    private static EdmComplexType Value(EdmModel edm, string name, string flag)
    {
        EdmComplexType type = new(Namespace, name);
        type.AddStructuralProperty("Value", EdmPrimitiveTypeKind.String);
        type.AddStructuralProperty(flag, EdmPrimitiveTypeKind.Boolean);
        edm.AddElement(type);
        return type;
    }

    private static EdmEntityType Options(EdmModel edm, EdmComplexType label)
    {
        EdmComplexType option = new(Namespace, "OptionMetadata");
        option.AddStructuralProperty("Value", EdmPrimitiveTypeKind.Int32);
        option.AddStructuralProperty("Label", new EdmComplexTypeReference(label, true));
        option.AddStructuralProperty("State", EdmPrimitiveTypeKind.Int32);
        EdmEntityType set = new(Namespace, "OptionSetMetadata");
        set.AddKeys(set.AddStructuralProperty("MetadataId", EdmPrimitiveTypeKind.Guid, false));
        set.AddStructuralProperty("Name", EdmPrimitiveTypeKind.String);
        set.AddStructuralProperty("IsGlobal", EdmPrimitiveTypeKind.Boolean);
        set.AddStructuralProperty("OptionSetType", EdmPrimitiveTypeKind.String);
        set.AddStructuralProperty("DisplayName", new EdmComplexTypeReference(label, true));
        set.AddStructuralProperty("Options", EdmCoreModel.GetCollection(new EdmComplexTypeReference(option, false)));
        set.AddStructuralProperty("TrueOption", new EdmComplexTypeReference(option, true));
        set.AddStructuralProperty("FalseOption", new EdmComplexTypeReference(option, true));
        edm.AddElements([option, set]);
        return set;
    }

    private static EdmEntityType Type(EdmModel edm, string name, EdmComplexType label, EdmComplexType value, EdmEntityType options, string[] properties)
    {
        EdmEntityType type = new(Namespace, name);
        type.AddKeys(type.AddStructuralProperty("MetadataId", EdmPrimitiveTypeKind.Guid, false));
        Fill(type, label, value, options, properties);
        edm.AddElement(type);
        return type;
    }

    private static void Fill(EdmEntityType type, EdmComplexType label, EdmComplexType value, EdmEntityType options, string[] properties)
    {
        foreach (var property in properties)
        {
            var name = property.Split(':')[0];
            switch (property.Split(':')[1])
            {
                case "text":
                    type.AddStructuralProperty(name, EdmPrimitiveTypeKind.String);
                    break;
                case "texts":
                    type.AddStructuralProperty(name, EdmCoreModel.GetCollection(EdmCoreModel.Instance.GetString(false)));
                    break;
                case "int":
                    type.AddStructuralProperty(name, EdmPrimitiveTypeKind.Int32);
                    break;
                case "decimal":
                    type.AddStructuralProperty(name, EdmCoreModel.Instance.GetDecimal(true));
                    break;
                case "bool":
                    type.AddStructuralProperty(name, EdmPrimitiveTypeKind.Boolean);
                    break;
                case "label":
                    type.AddStructuralProperty(name, new EdmComplexTypeReference(label, true));
                    break;
                case "value":
                    type.AddStructuralProperty(name, new EdmComplexTypeReference(value, true));
                    break;
                default:
                    type.AddUnidirectionalNavigation(new EdmNavigationPropertyInfo { Name = name, Target = options, TargetMultiplicity = EdmMultiplicity.ZeroOrOne });
                    break;
            }
        }
    }
}
