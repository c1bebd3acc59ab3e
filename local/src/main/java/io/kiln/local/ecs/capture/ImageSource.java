package io.kiln.local.ecs.capture;

import io.kiln.local.ecs.image.Mapping;
import io.kiln.local.ecs.image.Os;
import java.util.List;

/** What an image will consist of; the instance is empty when nothing has to be captured. */
record ImageSource(String instanceId, Os os, List<Mapping> mappings, List<String> layers) {}
