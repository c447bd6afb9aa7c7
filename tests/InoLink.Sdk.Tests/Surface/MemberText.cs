using System.Globalization;
using System.Text;
using Mono.Cecil;

namespace InoLink.Sdk.Tests.Surface;

/// <summary>How the surface listings write types, modifiers and constants (format of sdkcheck, sdk-feasibility §7).</summary>
internal static class MemberText
{
    /// <summary>A type without its assembly; generic parameters by position: !0 of the type, !!0 of the method.</summary>
    public static string Of(TypeReference type) => type switch
    {
        GenericInstanceType generic => $"{Of(generic.ElementType)}<{string.Join(",", generic.GenericArguments.Select(Of))}>",
        ArrayType array => $"{Of(array.ElementType)}[{new string(',', array.Rank - 1)}]",
        ByReferenceType byReference => Of(byReference.ElementType) + "&",
        PointerType pointer => Of(pointer.ElementType) + "*",
        RequiredModifierType required => $"{Of(required.ElementType)} modreq({Of(required.ModifierType)})",
        OptionalModifierType optional => Of(optional.ElementType),
        GenericParameter parameter => (parameter.Type == GenericParameterType.Method ? "!!" : "!") + parameter.Position.ToString(CultureInfo.InvariantCulture),
        _ => type.FullName.Replace('/', '+'),
    };

    public static bool IsVisible(TypeDefinition type)
    {
        for (; type.IsNested; type = type.DeclaringType)
        {
            if (!type.IsNestedPublic && !((type.IsNestedFamily || type.IsNestedFamilyOrAssembly) && !type.DeclaringType.IsSealed))
            {
                return false;
            }
        }

        return type.IsPublic;
    }

    public static bool IsVisible(MethodDefinition? method)
        => method != null && (method.IsPublic || ((method.IsFamily || method.IsFamilyOrAssembly) && !method.DeclaringType.IsSealed));

    public static bool IsVisible(FieldDefinition field)
        => field.IsPublic || ((field.IsFamily || field.IsFamilyOrAssembly) && !field.DeclaringType.IsSealed);

    public static string Kind(TypeDefinition type)
        => type.IsEnum ? "enum"
            : type.IsInterface ? "interface"
            : type.IsValueType ? "struct"
            : type.BaseType?.FullName == "System.MulticastDelegate" ? "delegate"
            : "class";

    public static string Modifiers(MethodDefinition method)
    {
        var text = new StringBuilder(method.IsPublic ? "public" : "protected");
        if (method.IsStatic)
        {
            text.Append(" static");
        }

        if (method.DeclaringType.IsInterface)
        {
            return text.ToString();
        }

        if (method.IsAbstract)
        {
            text.Append(" abstract");
        }
        else if (method.IsVirtual)
        {
            text.Append((method.IsFinal, method.IsNewSlot) switch
            {
                // what a class that merely implements an interface compiles to
                (true, true) => "",
                (true, false) => " sealed override",
                (false, true) => " virtual",
                (false, false) => " override",
            });
        }

        return text.ToString();
    }

    public static string Constant(object? value) => value switch
    {
        null => "null",
        string text => $"\"{text.Replace("\n", "\\n", StringComparison.Ordinal).Replace("\r", "\\r", StringComparison.Ordinal)}\"",
        bool boolean => boolean ? "true" : "false",
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString()!,
    };

    public static string Constraints(IGenericParameterProvider provider)
        => provider.HasGenericParameters ? " where " + string.Join("; ", provider.GenericParameters.Select(Constraint)) : "";

    private static string Constraint(GenericParameter parameter)
    {
        var constraints = new List<string>();
        if (parameter.HasReferenceTypeConstraint)
        {
            constraints.Add("class");
        }

        if (parameter.HasNotNullableValueTypeConstraint)
        {
            constraints.Add("struct");
        }

        constraints.AddRange(parameter.Constraints.Select(constraint => Of(constraint.ConstraintType)).Where(name => name != "System.ValueType"));
        if (parameter.HasDefaultConstructorConstraint && !parameter.HasNotNullableValueTypeConstraint)
        {
            constraints.Add("new()");
        }

        string variance = parameter.IsCovariant ? "out " : parameter.IsContravariant ? "in " : "";
        return $"{variance}{parameter.Name}:{(constraints.Count == 0 ? "-" : string.Join(",", constraints))}";
    }
}
