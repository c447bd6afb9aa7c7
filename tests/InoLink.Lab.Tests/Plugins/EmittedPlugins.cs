using System.Reflection;
using System.Reflection.Emit;
using Microsoft.Xrm.Sdk;

namespace InoLink.Lab.Tests.Plugins;

/// <summary>Makes DLLs with plug-in classes that do nothing, for tests of what a package may hold.</summary>
internal static class EmittedPlugins
{
    /// <summary>A DLL with these public IPlugin classes (full names).</summary>
    public static byte[] Dll(string name, params string[] classes) => Dll(new AssemblyName(name) { Version = new Version(1, 0, 0, 0) }, classes);

    public static byte[] Dll(AssemblyName name, params string[] classes)
    {
        var assembly = new PersistedAssemblyBuilder(name, typeof(object).Assembly);
        var module = assembly.DefineDynamicModule(name.Name!);
        foreach (var type in classes)
        {
            var builder = module.DefineType(type, TypeAttributes.Public | TypeAttributes.Class | TypeAttributes.Sealed, typeof(object), [typeof(IPlugin)]);
            var execute = builder.DefineMethod(nameof(IPlugin.Execute), MethodAttributes.Public | MethodAttributes.Virtual | MethodAttributes.Final | MethodAttributes.HideBySig, typeof(void), [typeof(IServiceProvider)]);
            execute.GetILGenerator().Emit(OpCodes.Ret);
            builder.CreateType();
        }

        using var stream = new MemoryStream();
        assembly.Save(stream);
        return stream.ToArray();
    }
}
