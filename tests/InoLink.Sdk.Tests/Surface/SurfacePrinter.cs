using Mono.Cecil;
using Mono.Cecil.Rocks;

namespace InoLink.Sdk.Tests.Surface;

/// <summary>Writes an assembly's public surface, one line a type (T) or member (M), as the listings in sdk-surface do.</summary>
internal static class SurfacePrinter
{
    public static IReadOnlyCollection<string> Print(ModuleDefinition module)
        => module.GetAllTypes().Where(MemberText.IsVisible).SelectMany(Lines).ToHashSet();

    private static IEnumerable<string> Lines(TypeDefinition type)
    {
        string name = MemberText.Of(type);
        return Members(type).Select(member => $"M {name} {member}").Prepend($"T {name} : {Heading(type)}");
    }

    private static IEnumerable<string> Members(TypeDefinition type)
        => type.Fields.Where(field => MemberText.IsVisible(field) && !field.IsSpecialName).Select(Field)
            .Concat(type.Properties.Where(property => MemberText.IsVisible(property.GetMethod) || MemberText.IsVisible(property.SetMethod)).Select(Property))
            .Concat(type.Events.Where(@event => MemberText.IsVisible(@event.AddMethod)).Select(Event))
            .Concat(type.Methods.Where(method => MemberText.IsVisible(method) && !IsAccessor(method) && !(method.IsStatic && method.IsConstructor)).Select(Method));

    private static bool IsAccessor(MethodDefinition method) => method.IsGetter || method.IsSetter || method.IsAddOn || method.IsRemoveOn;

    private static string Heading(TypeDefinition type)
    {
        string kind = MemberText.Kind(type);
        string modifier = type.IsAbstract && type.IsSealed ? "static "
            : type.IsAbstract && !type.IsInterface ? "abstract "
            : type.IsSealed && kind == "class" ? "sealed "
            : "";
        string text = modifier + kind;
        if (type.IsEnum)
        {
            text += " of " + MemberText.Of(type.Fields.First(field => !field.IsStatic).FieldType);
        }
        else if (type.BaseType != null && kind == "class")
        {
            text += " extends " + MemberText.Of(type.BaseType);
        }

        if (type.HasInterfaces && !type.IsEnum)
        {
            text += " implements " + string.Join(", ", type.Interfaces.Select(i => MemberText.Of(i.InterfaceType)).Order(StringComparer.Ordinal));
        }

        return text + MemberText.Constraints(type);
    }

    private static string Field(FieldDefinition field)
        => "field " + (field.IsPublic ? "public" : "protected")
            + (field.IsLiteral ? " const" : field.IsStatic ? " static" : "")
            + (field.IsInitOnly ? " readonly" : "")
            + $" {MemberText.Of(field.FieldType)} {field.Name}"
            + (field.HasConstant ? " = " + MemberText.Constant(field.Constant) : "");

    private static string Property(PropertyDefinition property)
    {
        MethodDefinition[] accessors = new[] { property.GetMethod, property.SetMethod }.Where(MemberText.IsVisible).ToArray();
        string modifiers = string.Join(" ", accessors.Select(MemberText.Modifiers).Distinct());
        string index = property.HasParameters ? $"[{string.Join(", ", property.Parameters.Select(p => $"{MemberText.Of(p.ParameterType)} {p.Name}"))}]" : "";
        string body = string.Concat(accessors.Select(accessor
            => (accessor.IsPublic || accessors.Length == 1 ? "" : "protected ") + (accessor.IsGetter ? "get; " : "set; ")));
        return $"property {modifiers} {MemberText.Of(property.PropertyType)} {property.Name}{index} {{ {body}}}";
    }

    private static string Event(EventDefinition @event)
        => $"event {MemberText.Modifiers(@event.AddMethod)} {MemberText.Of(@event.EventType)} {@event.Name}";

    private static string Method(MethodDefinition method)
    {
        string kind = method.IsConstructor ? "ctor" : "method";
        string returns = method.IsConstructor ? "" : MemberText.Of(method.ReturnType) + " ";
        string arity = method.HasGenericParameters ? $"``{method.GenericParameters.Count}" : "";
        string parameters = string.Join(", ", method.Parameters.Select(Parameter));
        return $"{kind} {MemberText.Modifiers(method)} {returns}{method.Name}{arity}({parameters}){MemberText.Constraints(method)}";
    }

    private static string Parameter(ParameterDefinition parameter)
        => (parameter.CustomAttributes.Any(attribute => attribute.AttributeType.Name == "ParamArrayAttribute") ? "params " : "")
            + (parameter.IsOut ? "out " : "")
            + $"{MemberText.Of(parameter.ParameterType)} {parameter.Name}"
            + (parameter.HasConstant ? " = " + MemberText.Constant(parameter.Constant) : parameter.IsOptional ? " = default" : "");
}
