using System.Collections.Concurrent;
using System.Reflection;
using Microsoft.Xrm.Sdk;

namespace InoLink.Lab.Dataverse.Plugins;

/// <summary>
/// Loads plug-in classes out of stored packages and keeps their instances. An instance serves all runs of a step, on several
/// threads at once, as on the platform (dataverse-runtime §1): state kept in it shows as a defect.
/// </summary>
public sealed class PluginHost
{
    private readonly ConcurrentDictionary<string, Lazy<PackageLoadContext>> contexts = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<(string Package, string Type, string Configuration), Lazy<IPlugin>> instances = new();

    /// <summary>The cached instance of a class, made on first use.</summary>
    /// <param name="type">Which class, in which content.</param>
    /// <param name="configuration">The step's unsecure configuration; secure configuration is never part of a solution.</param>
    /// <exception cref="InvalidPluginExecutionException">The class can't be loaded or made.</exception>
    public IPlugin Instance(PluginTypeRegistration type, string? configuration)
    {
        ArgumentNullException.ThrowIfNull(type);
        var instance = instances.GetOrAdd(
            (type.Content.Hash, type.TypeName, configuration ?? ""),
            _ => new Lazy<IPlugin>(() => Make(Load(type), configuration)));
        try
        {
            return instance.Value;
        }
        catch (Exception e) when (e is not InvalidPluginExecutionException)
        {
            throw new InvalidPluginExecutionException($"The plug-in type {type.TypeName} could not be made: {(e as TargetInvocationException)?.InnerException?.Message ?? e.Message}", e);
        }
    }

    /// <summary>The class of a plug-in or of an activity.</summary>
    internal Type Load(PluginTypeRegistration type)
    {
        var context = contexts.GetOrAdd(
            type.Content.Hash,
            _ => new Lazy<PackageLoadContext>(() => new PackageLoadContext(type.Container, type.Content.Assemblies(type.AssemblyName))));
        return context.Value.LoadFromAssemblyName(new AssemblyName(type.AssemblyName)).GetType(type.TypeName, throwOnError: true)!;
    }

    /// <summary>The platform's choice: (unsecure, secure), then (unsecure), then the one without parameters.</summary>
    private static IPlugin Make(Type type, string? configuration)
    {
        if (type.GetConstructor([typeof(string), typeof(string)]) is { } both)
        {
            return (IPlugin)both.Invoke([configuration, null]);
        }

        return type.GetConstructor([typeof(string)]) is { } unsecure
            ? (IPlugin)unsecure.Invoke([configuration])
            : (IPlugin)Activator.CreateInstance(type)!;
    }
}
