using Microsoft.Xrm.Sdk;

namespace InoLink.Lab.Dataverse.Messages;

/// <summary>Copies of what callers hand in, so that nobody's later change reaches a stored or queued value.</summary>
internal static class EntityCopies
{
    public static Entity Copy(this Entity source)
    {
        var copy = new Entity(source.LogicalName) { Id = source.Id, RowVersion = source.RowVersion };
        foreach (var (name, value) in source.Attributes)
        {
            copy[name] = Copy(value);
        }

        return copy;
    }

    /// <summary>The same request about another row: for steps, which see one row each.</summary>
    public static OrganizationRequest About(this OrganizationRequest request, Entity target)
    {
        var copy = (OrganizationRequest)Activator.CreateInstance(request.GetType())!;
        copy.RequestName = request.RequestName;
        copy.RequestId = request.RequestId;
        foreach (var (name, value) in request.Parameters)
        {
            copy[name] = value;
        }

        copy["Target"] = target;
        return copy;
    }

    /// <summary>The value of an attribute, or null.</summary>
    public static object? Value(this Entity entity, string name) => entity.Attributes.TryGetValue(name, out var value) ? value : null;

    /// <summary>The value after a change: the change's if it has one, else the row's.</summary>
    public static T? After<T>(this Entity changes, Entity before, string name)
        where T : class => (changes.Contains(name) ? changes[name] : before.Value(name)) as T;

    private static object? Copy(object? value) => value switch
    {
        EntityReference reference => new EntityReference(reference.LogicalName, reference.Id) { Name = reference.Name, RowVersion = reference.RowVersion, KeyAttributes = reference.KeyAttributes },
        OptionSetValue option => new OptionSetValue(option.Value),
        Money money => new Money(money.Value),
        OptionSetValueCollection options => new OptionSetValueCollection([.. options.Select(option => new OptionSetValue(option.Value))]),
        _ => value,
    };
}
