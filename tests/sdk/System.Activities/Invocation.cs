using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace System.Activities;

/// <summary>One run of an activity: arguments checked and bound as the framework does, outputs collected.</summary>
internal sealed class Invocation
{
    private const string Inputs = "rootArgumentValues";

    // the framework caches an activity's metadata: an argument put there after the first run is none of its own
    private static readonly ConditionalWeakTable<Activity, HashSet<Argument>> Bound = new ConditionalWeakTable<Activity, HashSet<Argument>>();

    private readonly Activity activity;
    private readonly IDictionary<string, object> inputs;
    private readonly IReadOnlyList<PropertyInfo> properties;

    public Invocation(Activity activity, IDictionary<string, object> inputs)
    {
        this.activity = activity;
        this.inputs = inputs;
        properties = activity.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(property => typeof(Argument).IsAssignableFrom(property.PropertyType) && property.GetIndexParameters().Length == 0).ToList();
    }

    public IDictionary<string, object> Run(CodeActivityContext context)
    {
        DemandKnown();
        DemandRequired(Bind(context));
        try
        {
            activity.Run(context);
        }
        finally
        {
            context.End();
        }

        return Outputs(context);
    }

    private static bool IsOut(Type type) => typeof(OutArgument).IsAssignableFrom(type);

    private static bool Takes(Argument argument, object value) =>
        value == null
            ? !argument.ArgumentType.IsValueType || Nullable.GetUnderlyingType(argument.ArgumentType) != null
            : argument.ArgumentType.IsInstanceOfType(value);

    private void DemandKnown()
    {
        List<string> unknown = inputs.Keys.Where(key => !properties.Any(property => property.Name == key && !IsOut(property.PropertyType))).ToList();
        if (unknown.Count > 0)
        {
            throw new ArgumentException($"{activity.DisplayName} has no input argument named {string.Join(", ", unknown)} (names are case sensitive)", Inputs);
        }
    }

    /// <summary>Gives the names of required arguments that nobody gave.</summary>
    private List<string> Bind(CodeActivityContext context)
    {
        List<string> missing = new List<string>();
        bool isKnown = Bound.TryGetValue(activity, out HashSet<Argument> bound);
        bound = bound ?? new HashSet<Argument>();
        foreach (PropertyInfo property in properties)
        {
            if (ArgumentOf(property) is Argument argument)
            {
                object value = Value(property, argument, missing);
                if (!isKnown || bound.Contains(argument))
                {
                    bound.Add(argument);
                    context.Begin(argument, value);
                }
            }
        }

        if (!isKnown)
        {
            Bound.Add(activity, bound);
        }

        return missing;
    }

    private Argument ArgumentOf(PropertyInfo property)
    {
        Argument argument = (Argument)property.GetValue(activity);
        if (argument == null && !property.PropertyType.IsAbstract && property.SetMethod != null)
        {
            argument = (Argument)Activator.CreateInstance(property.PropertyType);
            property.SetValue(activity, argument);
        }

        return argument;
    }

    private object Value(PropertyInfo property, Argument argument, List<string> missing)
    {
        if (inputs.TryGetValue(property.Name, out object given))
        {
            return Takes(argument, given) ? given : throw new ArgumentException($"{activity.DisplayName}: argument {property.Name} takes a {argument.ArgumentType.FullName}", Inputs);
        }

        if (!argument.HasLiteral && argument.Direction != ArgumentDirection.Out && property.IsDefined(typeof(RequiredArgumentAttribute), true))
        {
            missing.Add(property.Name);
        }

        return argument.HasLiteral ? argument.Literal : argument.ArgumentType.IsValueType ? Activator.CreateInstance(argument.ArgumentType) : null;
    }

    private void DemandRequired(List<string> missing)
    {
        if (missing.Count > 0)
        {
            throw new ArgumentException($"{activity.DisplayName}: required argument {string.Join(", ", missing)} was not given", inputs.Count == 0 ? "program" : Inputs);
        }
    }

    private Dictionary<string, object> Outputs(CodeActivityContext context)
    {
        Dictionary<string, object> outputs = new Dictionary<string, object>();
        foreach (PropertyInfo property in properties)
        {
            if (property.GetValue(activity) is Argument argument && argument.Direction != ArgumentDirection.In && context.TryResult(argument, out object value))
            {
                outputs[property.Name] = value;
            }
        }

        return outputs;
    }
}
