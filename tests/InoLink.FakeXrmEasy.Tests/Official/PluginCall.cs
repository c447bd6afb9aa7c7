using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using FakeXrmEasy;
using InoLink.Plugins.Registration;
using Microsoft.Xrm.Sdk;

namespace InoLink.FakeXrmEasy.Tests.Official;

/// <summary>A call of a plug-in class as its attributes declare it: the message and table of its first step with the images, or the parameters of its custom API.</summary>
internal static class PluginCall
{
    public static readonly Guid Record = new("1b7f8f2c-5d57-4d53-9d0a-4f7c0a6b9a01");

    public static IEnumerable<Type> Classes => typeof(StepAttribute).Assembly.GetTypes().Where(type => type.IsPublic && !type.IsAbstract && typeof(IPlugin).IsAssignableFrom(type));

    /// <summary>Runs the class in the organization and gives what it answered.</summary>
    public static ParameterCollection Run(Type plugin, FakeOrganization organization, XrmFakedPluginExecutionContext context)
    {
        try
        {
            typeof(PluginCall).GetMethod(nameof(RunGeneric), BindingFlags.NonPublic | BindingFlags.Static)!.MakeGenericMethod(plugin).Invoke(null, new object[] { organization, context });
        }
        catch (TargetInvocationException failure) when (failure.InnerException is InvalidPluginExecutionException refusal)
        {
            throw new InvalidPluginExecutionException(refusal.Message, refusal.InnerException);
        }

        return context.OutputParameters;
    }

    public static XrmFakedPluginExecutionContext Of(Type plugin, FakeOrganization organization)
    {
        XrmFakedPluginExecutionContext context = organization.GetDefaultPluginContext();
        context.OperationCreatedOn = new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc);
        context.OrganizationId = new Guid("2b7f8f2c-5d57-4d53-9d0a-4f7c0a6b9a02");
        if (plugin.GetCustomAttributes<StepAttribute>().FirstOrDefault() is { } step)
        {
            Fill(context, plugin, step);
        }
        else
        {
            context.MessageName = plugin.GetCustomAttribute<CustomApiAttribute>()!.UniqueName;
            foreach (RequestParameterAttribute parameter in plugin.GetCustomAttributes<RequestParameterAttribute>().Where(parameter => !parameter.Optional))
            {
                context.InputParameters[parameter.Name] = Value(parameter);
            }
        }

        return context;
    }

    private static void Fill(XrmFakedPluginExecutionContext context, Type plugin, StepAttribute step)
    {
        context.MessageName = step.Message;
        context.Stage = 40;
        context.Mode = 1;
        context.PrimaryEntityName = step.Table;
        context.PrimaryEntityId = Record;
        context.InputParameters["Target"] = step.Message is "Create" or "Update" ? new Entity(step.Table, Record) : new EntityReference(step.Table, Record);
        if (step.Message == "Merge")
        {
            context.InputParameters["SubordinateId"] = Guid.NewGuid();
        }

        foreach (ImageAttribute image in plugin.GetCustomAttributes<ImageAttribute>().Where(image => image.Message == step.Message))
        {
            EntityImageCollection images = image.Kind == ImageKind.Pre ? context.PreEntityImages : context.PostEntityImages;
            images[image.Alias] = new Entity(step.Table, Record);
        }
    }

    private static object Value(RequestParameterAttribute parameter) => parameter.Type switch
    {
        ApiType.Boolean => false,
        ApiType.DateTime => new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc),
        ApiType.Decimal => 0m,
        ApiType.EntityReference => new EntityReference("account", Record),
        ApiType.Guid => Record,
        ApiType.Integer => 0,
        ApiType.String when parameter.Name == "TableName" => "account",
        ApiType.String => "1",
        ApiType.StringArray => new[] { Record.ToString("D") },
        _ => throw new NotSupportedException($"{parameter.Name} is an {parameter.Type}; say here what a call of it looks like."),
    };

    private static void RunGeneric<T>(FakeOrganization organization, XrmFakedPluginExecutionContext context)
        where T : IPlugin, new() => organization.ExecutePluginWith<T>(context);
}
