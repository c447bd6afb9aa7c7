using InoLink.Lab.Dataverse.Plugins;
using InoLink.Lab.WebApi.Operations;
using InoLink.Lab.WebApi.Query;
using Microsoft.OData.Edm;

namespace InoLink.Lab.WebApi.Model;

/// <summary>Adds the custom APIs, the platform's own operations and the query functions to the model.</summary>
internal sealed class OperationModel(EdmModel edm, EdmEntityContainer container, EdmEntityType anyRow, IReadOnlyDictionary<string, EdmEntityType> types)
{
    private const string Namespace = WebApiModel.Namespace;

    public void Add(IEnumerable<CustomApiRegistration> customApis)
    {
        foreach (var api in customApis)
        {
            Add(api);
        }

        foreach (var operation in PlatformOperations.All)
        {
            Add(operation);
        }

        foreach (var (name, shape) in QueryFunctions.Shapes)
        {
            QueryFunction(name, shape);
        }
    }

    private void Add(CustomApiRegistration api)
    {
        EdmComplexType? response = null;
        if (api.ResponseProperties.Count > 0)
        {
            response = new EdmComplexType(Namespace, api.UniqueName + "Response");
            foreach (var property in api.ResponseProperties)
            {
                // rows inside a complex type are navigation properties, which carry their kind by themselves
                if (TypeOf(property) is { } type && !type.IsEntity() && !(type.IsCollection() && type.AsCollection().ElementType().IsEntity()))
                {
                    response.AddStructuralProperty(property.Name, type);
                }
                else
                {
                    response.AddUnidirectionalNavigation(new EdmNavigationPropertyInfo
                    {
                        Name = property.Name,
                        Target = RowType(property.Table),
                        TargetMultiplicity = property.Type == CustomApiType.EntityCollection ? EdmMultiplicity.Many : EdmMultiplicity.ZeroOrOne,
                    });
                }
            }

            edm.AddElement(response);
        }

        var result = response is null ? null : new EdmComplexTypeReference(response, isNullable: false);
        Operation(api.UniqueName, api.IsFunction, api.BindingType == 0 ? null : Binding(api), [.. api.RequestParameters.Select(parameter => (parameter.Name, TypeOf(parameter), parameter.IsOptional))], result);
    }

    private void Add(PlatformOperation operation)
    {
        IEdmTypeReference? result = null;
        if (operation.Results.Count > 0)
        {
            var response = new EdmComplexType(Namespace, operation.Name + "Response");
            foreach (var property in operation.Results)
            {
                response.AddStructuralProperty(property.Name, TypeOf(property));
            }

            edm.AddElement(response);
            result = new EdmComplexTypeReference(response, isNullable: false);
        }

        var bound = operation.BoundTable is { } table ? new EdmEntityTypeReference(types[table], isNullable: false) : (IEdmTypeReference?)null;
        Operation(operation.Name, operation.IsFunction, bound, [.. operation.Parameters.Select(parameter => (parameter.Name, TypeOf(parameter), parameter.IsOptional))], result);
    }

    private void Operation(string name, bool isFunction, IEdmTypeReference? bound, IReadOnlyList<(string Name, IEdmTypeReference Type, bool IsOptional)> parameters, IEdmTypeReference? result)
    {
        EdmOperation operation = isFunction
            ? new EdmFunction(Namespace, name, result ?? EdmCoreModel.Instance.GetBoolean(false), bound is not null, null, isComposable: false)
            : new EdmAction(Namespace, name, result, bound is not null, null);
        if (bound is not null)
        {
            operation.AddParameter("entity", bound);
        }

        foreach (var (parameter, type, isOptional) in parameters)
        {
            if (isOptional && isFunction)
            {
                operation.AddOptionalParameter(parameter, type);
            }
            else
            {
                operation.AddParameter(parameter, type);
            }
        }

        edm.AddElement(operation);
        if (bound is null)
        {
            _ = operation is EdmFunction function ? (EdmOperationImport)container.AddFunctionImport(name, function) : container.AddActionImport(name, (EdmAction)operation);
        }
    }

    private void QueryFunction(string name, QueryFunctionShape shape)
    {
        var function = new EdmFunction(Namespace, name, EdmCoreModel.Instance.GetBoolean(false), isBound: true, null, isComposable: false);
        function.AddParameter("entity", new EdmEntityTypeReference(anyRow, isNullable: false));
        function.AddParameter("PropertyName", EdmCoreModel.Instance.GetString(false));
        switch (shape)
        {
            case QueryFunctionShape.Number:
                function.AddParameter("PropertyValue", EdmCoreModel.Instance.GetInt64(false));
                break;
            case QueryFunctionShape.Text:
                function.AddParameter("PropertyValue", EdmCoreModel.Instance.GetString(false));
                break;
            case QueryFunctionShape.Texts:
                function.AddParameter("PropertyValues", EdmCoreModel.GetCollection(EdmCoreModel.Instance.GetString(false)));
                break;
            default:
                break;
        }

        edm.AddElement(function);
    }

    private IEdmTypeReference Binding(CustomApiRegistration api)
    {
        var row = new EdmEntityTypeReference(types[api.BoundTable!], isNullable: false);
        return api.BindingType == 1 ? row : EdmCoreModel.GetCollection(row);
    }

    private EdmEntityType RowType(string? table) => table is { Length: > 0 } && types.TryGetValue(table, out var type) ? type : anyRow;

    private IEdmTypeReference TypeOf(CustomApiParameter parameter) => parameter.Type switch
    {
        CustomApiType.Boolean => EdmCoreModel.Instance.GetBoolean(parameter.IsOptional),
        CustomApiType.DateTime => EdmCoreModel.Instance.GetDateTimeOffset(parameter.IsOptional),
        CustomApiType.Decimal or CustomApiType.Money => EdmCoreModel.Instance.GetDecimal(parameter.IsOptional),
        CustomApiType.Float => EdmCoreModel.Instance.GetDouble(parameter.IsOptional),
        CustomApiType.Integer or CustomApiType.Picklist => EdmCoreModel.Instance.GetInt32(parameter.IsOptional),
        CustomApiType.Guid => EdmCoreModel.Instance.GetGuid(parameter.IsOptional),
        CustomApiType.StringArray => EdmCoreModel.GetCollection(EdmCoreModel.Instance.GetString(false)),
        CustomApiType.Entity or CustomApiType.EntityReference => new EdmEntityTypeReference(RowType(parameter.Table), isNullable: true),
        CustomApiType.EntityCollection => EdmCoreModel.GetCollection(new EdmEntityTypeReference(RowType(parameter.Table), isNullable: false)),
        _ => EdmCoreModel.Instance.GetString(parameter.IsOptional),
    };
}
